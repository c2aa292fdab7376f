//! The cases of Papa Parse's `PARSE_TESTS` that our reader reads otherwise, and those that ask for what it
//! does not do.

use super::reasons::{
    AFTER, BLANK, CHANGED, COMMENTS, DELIMITER, ESCAPE, GREEDY, HEADER, LEFT_OUT, MIXED, PREVIEW, QUOTE,
    TYPES,
};
use super::{Difference, Excluded, case};

pub const DIFFERS: &[Difference] = &[
    Difference {
        case: case(
            5,
            "blanks between quote and delimiter",
            b"A,\"B\" ,C,D\r\nE,F,\"G\"  ,H",
            &[&[b"A", b"B ", b"C", b"D"], &[b"E", b"F", b"G  ", b"H"]],
        ),
        theirs: &[&[b"A", b"B", b"C", b"D"], &[b"E", b"F", b"G", b"H"]],
        why: AFTER,
    },
    Difference {
        case: case(
            6,
            "blanks between quote and line end",
            b"A,B,C,\"D\" \r\nE,F,G,\"H\"  \r\nQ,W,E,R",
            &[&[b"A", b"B", b"C", b"D "], &[b"E", b"F", b"G", b"H  "], &[b"Q", b"W", b"E", b"R"]],
        ),
        theirs: &[&[b"A", b"B", b"C", b"D"], &[b"E", b"F", b"G", b"H"], &[b"Q", b"W", b"E", b"R"]],
        why: AFTER,
    },
    Difference {
        case: case(
            7,
            "blanks after quotes everywhere",
            b"A,\"B\" ,C,\"D\" \r\nE,F,\"G\"  ,\"H\"  \r\nQ,W,\"E\" ,R",
            &[&[b"A", b"B ", b"C", b"D "], &[b"E", b"F", b"G  ", b"H  "], &[b"Q", b"W", b"E ", b"R"]],
        ),
        theirs: &[&[b"A", b"B", b"C", b"D"], &[b"E", b"F", b"G", b"H"], &[b"Q", b"W", b"E", b"R"]],
        why: AFTER,
    },
    Difference {
        case: case(
            9,
            "LF and CR mixed",
            b"a,b,c\nd,e,f\rg,h,i\n",
            &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"], &[b"g", b"h", b"i"]],
        ),
        theirs: &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f\rg", b"h", b"i"], &[b""]],
        why: MIXED,
    },
    Difference {
        case: case(
            42,
            "a blank line first",
            b"\r\na,b,c\r\nd,e,f",
            &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]],
        ),
        theirs: &[&[b""], &[b"a", b"b", b"c"], &[b"d", b"e", b"f"]],
        why: BLANK,
    },
    Difference {
        case: case(
            43,
            "a blank line between",
            b"a,b,c\r\n\r\nd,e,f",
            &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]],
        ),
        theirs: &[&[b"a", b"b", b"c"], &[b""], &[b"d", b"e", b"f"]],
        why: BLANK,
    },
    Difference {
        case: case(44, "blank lines last", b"a,b,c\nd,e,f\n\n", &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]]),
        theirs: &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"], &[b""], &[b""]],
        why: BLANK,
    },
    Difference {
        case: case(
            59,
            "blank lines everywhere",
            b"\na,b,c\n\nd,e,f\n\n",
            &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]],
        ),
        theirs: &[&[b""], &[b"a", b"b", b"c"], &[b""], &[b"d", b"e", b"f"], &[b""], &[b""]],
        why: BLANK,
    },
    Difference {
        case: case(
            91,
            "a delimiter within quotes, a blank after them",
            b"A,\",B\" ,C,D\nE,F,G,H",
            &[&[b"A", b",B ", b"C", b"D"], &[b"E", b"F", b"G", b"H"]],
        ),
        theirs: &[&[b"A", b",B", b"C", b"D"], &[b"E", b"F", b"G", b"H"]],
        why: AFTER,
    },
    Difference {
        case: case(
            92,
            "a line end within quotes, a blank after them",
            b"a,b,\"c\n\" \nd,e,f",
            &[&[b"a", b"b", b"c\n "], &[b"d", b"e", b"f"]],
        ),
        theirs: &[&[b"a", b"b", b"c\n"], &[b"d", b"e", b"f"]],
        why: AFTER,
    },
];

pub const EXCLUDED: &[Excluded] = &[
    (10, "header and one record", HEADER),
    (11, "header only", HEADER),
    (12, "a field too few", HEADER),
    (13, "two fields too many", HEADER),
    (15, "the first field empty", HEADER),
    (16, "the last field empty", HEADER),
    (17, "headers in small letters", HEADER),
    (18, "every other header in small letters", HEADER),
    (19, "records end in quotes, the next begin empty", HEADER),
    (25, "by comma and blank", DELIMITER),
    (26, "by comma and blank, with quotes", DELIMITER),
    (27, "by what a function says", DELIMITER),
    (28, "numbers", TYPES),
    (29, "truth values", TYPES),
    (31, "types of two columns by name", HEADER),
    (32, "types of one column by place", TYPES),
    (33, "types of fields without header", HEADER),
    (34, "types of columns by a rule on places", TYPES),
    (35, "types of columns by a rule on names", HEADER),
    (36, "empty fields as null", TYPES),
    (37, "values in small letters", CHANGED),
    (38, "values of every other column in small letters", CHANGED),
    (39, "values changed by the column's name", HEADER),
    (40, "dates", TYPES),
    (41, "dates within texts", TYPES),
    (53, "one record", PREVIEW),
    (54, "two records", PREVIEW),
    (58, "two records below the header", HEADER),
    (64, "by a guessed delimiter", HEADER),
    (65, "by a guessed delimiter, with quotes", COMMENTS),
    (66, "by a guessed delimiter", COMMENTS),
    (72, "the apostrophe", QUOTE),
    (73, "an escaped quote inside", ESCAPE),
    (74, "an escaped quote at the end", ESCAPE),
    (76, "a comment above the header", HEADER),
    (85, "the full stop", QUOTE),
    (86, "the pipe", QUOTE),
    (88, "a byte order mark", HEADER),
    (89, "records of blanks", GREEDY),
    (90, "records of blanks, others of quotes and delimiters", GREEDY),
    (93, "one line left out, the header", HEADER),
    (94, "one line left out above the header", HEADER),
    (95, "one line", LEFT_OUT),
    (97, "two lines that end in CR", LEFT_OUT),
];
