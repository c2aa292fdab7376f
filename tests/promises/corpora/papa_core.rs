//! Papa Parse 5.7.1 (npm, MIT): the cases of its parser, `CORE_PARSER_TESTS`, by their place in that list.

use super::reasons::{BLANK, CLOSED, COMMENTS, HEADER, PREVIEW};
use super::{Case, Corpus, Difference, Excluded, case};

pub const CORE: Corpus = Corpus {
    name: "papaparse 5.7.1, CORE_PARSER_TESTS",
    total: 63,
    same: SAME,
    differs: DIFFERS,
    excluded: EXCLUDED,
};

const SAME: &[Case] = &[
    case(0, "one record", b"A,b,c", &[&[b"A", b"b", b"c"]]),
    case(1, "two records", b"A,b,c\nd,E,f", &[&[b"A", b"b", b"c"], &[b"d", b"E", b"f"]]),
    case(
        2,
        "three records",
        b"A,b,c\nd,E,f\nG,h,i",
        &[&[b"A", b"b", b"c"], &[b"d", b"E", b"f"], &[b"G", b"h", b"i"]],
    ),
    case(3, "blanks around a plain field", b"a,\tb ,c", &[&[b"a", b"\tb ", b"c"]]),
    case(4, "a field in quotes", b"A,\"B\",C", &[&[b"A", b"B", b"C"]]),
    case(5, "blanks within quotes", b"A,\" B  \",C", &[&[b"A", b" B  ", b"C"]]),
    case(6, "the delimiter within quotes", b"A,\"B,B\",C", &[&[b"A", b"B,B", b"C"]]),
    case(7, "a line end within quotes", b"A,\"B\nB\",C", &[&[b"A", b"B\nB", b"C"]]),
    case(8, "line ends within two quoted fields", b"A,\"B\nB\",\"C\nC\nC\"", &[&[b"A", b"B\nB", b"C\nC\nC"]]),
    case(
        9,
        "delimiter and line end within quotes, then another record",
        b"a,b,\"c,c\nc\"\nd,e,f",
        &[&[b"a", b"b", b"c,c\nc"], &[b"d", b"e", b"f"]],
    ),
    case(10, "doubled quotes inside", b"A,\"B\"\"B\"\"B\",C", &[&[b"A", b"B\"B\"B", b"C"]]),
    case(11, "doubled quotes at both ends", b"A,\"\"\"B\"\"\",C", &[&[b"A", b"\"B\"", b"C"]]),
    case(12, "a quote at the end of a plain field", b"A,B\",C", &[&[b"A", b"B\"", b"C"]]),
    case(13, "doubled quotes around the delimiter", b"A,\"\"\",\"\"\",C", &[&[b"A", b"\",\"", b"C"]]),
    case(14, "doubled quotes after the delimiter", b"A,\",\"\"\",C", &[&[b"A", b",\"", b"C"]]),
    case(15, "doubled quotes before the delimiter", b"A,\"\"\",\",C", &[&[b"A", b"\",", b"C"]]),
    case(
        16,
        "two doubled quotes in a row",
        b"\"1\",\"cnonce=\"\"\"\",nc=\"\"\"\"\",\"2\"",
        &[&[b"1", b"cnonce=\"\",nc=\"\"", b"2"]],
    ),
    case(17, "blanks around quotes", b"A, \"B\" ,C", &[&[b"A", b" \"B\" ", b"C"]]),
    case(18, "quotes inside a plain field", b"A,B \"B\",C", &[&[b"A", b"B \"B\"", b"C"]]),
    case(19, "a quote that never closes", b"a,\"b,c\nd,e,f", &[&[b"a", b"b,c\nd,e,f"]]),
    case(
        24,
        "a quote closed before a delimiter",
        b"a,\"b\",c\nd,e,f",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]],
    ),
    case(
        25,
        "a quote closed before a line end",
        b"a,b,\"c\"\nd,e,f",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]],
    ),
    case(26, "a quote closed at the end", b"a,b,c\nd,e,\"f\"", &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]]),
    case(27, "quotes around the rest of the text", b"a,\"b,c\nd,e,f\"", &[&[b"a", b"b,c\nd,e,f"]]),
    case(28, "a record begins in quotes", b"a,b,c\n\"d\",e,f", &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]]),
    case(
        29,
        "a record begins with an empty field",
        b",b,c\n\"d\",e,f",
        &[&[b"", b"b", b"c"], &[b"d", b"e", b"f"]],
    ),
    case(
        30,
        "records end in quotes",
        b"a,b,c\nd,e,f\n\"g\",\"h\",\"i\"\n\"j\",\"k\",\"l\"",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"], &[b"g", b"h", b"i"], &[b"j", b"k", b"l"]],
    ),
    case(
        31,
        "records end in quotes, the next begin empty",
        b"a,b,c\n,e,f\n,\"h\",\"i\"\n,\"k\",\"l\"",
        &[&[b"a", b"b", b"c"], &[b"", b"e", b"f"], &[b"", b"h", b"i"], &[b"", b"k", b"l"]],
    ),
    case(
        32,
        "doubled quotes at the end of a record",
        b"a,b,\"c\"\"c\"\"\"\nd,e,f",
        &[&[b"a", b"b", b"c\"c\""], &[b"d", b"e", b"f"]],
    ),
    case(33, "empty quotes at the end", b"a,b,\"\"\na,b,\"\"", &[&[b"a", b"b", b""], &[b"a", b"b", b""]]),
    case(
        34,
        "several empty fields in a row",
        b"a,b,,,c,d\n,,e,,,f",
        &[&[b"a", b"b", b"", b"", b"c", b"d"], &[b"", b"", b"e", b"", b"", b"f"]],
    ),
    case(35, "nothing", b"", &[]),
    case(36, "a delimiter and nothing else", b",", &[&[b"", b""]]),
    case(37, "delimiters and nothing else", b",,\n,,,", &[&[b"", b"", b""], &[b"", b"", b"", b""]]),
    case(38, "one field", b"Abc def", &[&[b"Abc def"]]),
    case(
        47,
        "comments asked for by a number, so none",
        b"a,b,c\n5comment\nd,e,f",
        &[&[b"a", b"b", b"c"], &[b"5comment"], &[b"d", b"e", b"f"]],
    ),
    case(51, "a hash sign, comments not asked for", b"#commented line", &[&[b"#commented line"]]),
    case(52, "a record begins with a blank", b"a\n b\nc", &[&[b"a"], &[b" b"], &[b"c"]]),
    case(53, "one column", b"a\nb\nc\nd\ne", &[&[b"a"], &[b"b"], &[b"c"], &[b"d"], &[b"e"]]),
    case(
        55,
        "the way for texts without quotes",
        b"a,b,c\nd,e,f",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]],
    ),
];

const DIFFERS: &[Difference] = &[
    Difference {
        case: case(
            20,
            "a quoted field goes on after its quote",
            b"\"a,\"b,c\"\nd,e,f",
            &[&[b"a,b", b"c\""], &[b"d", b"e", b"f"]],
        ),
        theirs: &[&[b"a,\"b,c"], &[b"d", b"e", b"f"]],
        why: CLOSED,
    },
    Difference {
        case: case(
            21,
            "a quote closes too early, none follows",
            b"a,\"b,\"c\nd,e,f",
            &[&[b"a", b"b,c"], &[b"d", b"e", b"f"]],
        ),
        theirs: &[&[b"a", b"b,\"c\nd,e,f"]],
        why: CLOSED,
    },
    Difference {
        case: case(
            22,
            "text between quote and delimiter",
            b"a,\"b\"c,d\ne,f,g",
            &[&[b"a", b"bc", b"d"], &[b"e", b"f", b"g"]],
        ),
        theirs: &[&[b"a", b"b\"c,d\ne,f,g"]],
        why: CLOSED,
    },
    Difference {
        case: case(
            23,
            "text after a quote on the second line",
            b"a,\"b,c\nd\"e,f,g",
            &[&[b"a", b"b,c\nde", b"f", b"g"]],
        ),
        theirs: &[&[b"a", b"b,c\nd\"e,f,g"]],
        why: CLOSED,
    },
    Difference {
        case: case(
            54,
            "blank lines in one column",
            b"a\nb\n\n\nc\nd\ne\n",
            &[&[b"a"], &[b"b"], &[b"c"], &[b"d"], &[b"e"]],
        ),
        theirs: &[&[b"a"], &[b"b"], &[b""], &[b""], &[b"c"], &[b"d"], &[b"e"], &[b""]],
        why: BLANK,
    },
    Difference {
        case: case(
            58,
            "the way for texts without quotes, a line end last",
            b"a,b,c\n",
            &[&[b"a", b"b", b"c"]],
        ),
        theirs: &[&[b"a", b"b", b"c"], &[b""]],
        why: BLANK,
    },
];

const EXCLUDED: &[Excluded] = &[
    (39, "a comment first", COMMENTS),
    (40, "a comment between", COMMENTS),
    (41, "a comment last", COMMENTS),
    (42, "two comments between", COMMENTS),
    (43, "two comments last", COMMENTS),
    (44, "three comments first", COMMENTS),
    (45, "comments only", COMMENTS),
    (46, "comments by an exclamation mark", COMMENTS),
    (48, "comments by several bytes", COMMENTS),
    (49, "one comment only", COMMENTS),
    (50, "one comment and its line end", COMMENTS),
    (56, "comments, the way for texts without quotes", COMMENTS),
    (57, "two records, the way for texts without quotes", PREVIEW),
    (59, "the same header four times", HEADER),
    (60, "the same header four times, in small letters", HEADER),
    (61, "a new header meets an old one", HEADER),
    (62, "headers named as a prototype", HEADER),
];
