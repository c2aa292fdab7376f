//! Papa Parse 5.7.1 (npm, MIT): the cases of its public face, `PARSE_TESTS`, by their place in that list;
//! here those that our reader reads the same.

use super::{Case, Corpus, case, papa_parse_other};

pub const PARSE: Corpus = Corpus {
    name: "papaparse 5.7.1, PARSE_TESTS",
    total: 98,
    same: SAME,
    differs: papa_parse_other::DIFFERS,
    excluded: papa_parse_other::EXCLUDED,
};

const SAME: &[Case] = &[
    case(0, "CR", b"A,b,c\rd,E,f", &[&[b"A", b"b", b"c"], &[b"d", b"E", b"f"]]),
    case(1, "CR LF", b"A,b,c\r\nd,E,f", &[&[b"A", b"b", b"c"], &[b"d", b"E", b"f"]]),
    case(2, "CR LF within quotes", b"A,\"B\r\nB\",C", &[&[b"A", b"B\r\nB", b"C"]]),
    case(3, "CR within quotes", b"A,\"B\rB\",C", &[&[b"A", b"B\rB", b"C"]]),
    case(4, "LF within quotes", b"A,\"B\nB\",C", &[&[b"A", b"B\nB", b"C"]]),
    case(
        8,
        "quotes at the end of plain fields",
        b"A,B\",C\nD,E\",F",
        &[&[b"A", b"B\"", b"C"], &[b"D", b"E\"", b"F"]],
    ),
    case(
        14,
        "a record begins with an empty field",
        b"A,B,C\r\n,b1,c1\r\na2,b2,c2",
        &[&[b"A", b"B", b"C"], &[b"", b"b1", b"c1"], &[b"a2", b"b2", b"c2"]],
    ),
    case(20, "by tabs", b"a\tb\tc\r\nd\te\tf", &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]]).by(b'\t'),
    case(21, "by pipes", b"a|b|c\r\nd|e|f", &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]]).by(b'|'),
    case(22, "by ASCII 30", b"a\x1Eb\x1Ec\r\nd\x1Ee\x1Ef", &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]])
        .by(b'\x1E'),
    case(23, "by ASCII 31", b"a\x1Fb\x1Fc\r\nd\x1Fe\x1Ff", &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]])
        .by(b'\x1F'),
    case(24, "a line feed asked for, so commas", b"a,b,c", &[&[b"a", b"b", b"c"]]),
    case(
        30,
        "texts that are no numbers",
        b"A,B,C\r\nundefined,null,[\r\nvar,float,if",
        &[&[b"A", b"B", b"C"], &[b"undefined", b"null", b"["], &[b"var", b"float", b"if"]],
    ),
    case(
        45,
        "a line of one blank",
        b"a,b,c\r\n \r\nd,e,f",
        &[&[b"a", b"b", b"c"], &[b" "], &[b"d", b"e", b"f"]],
    ),
    case(46, "the first field empty", b"a,b,c\r\n,e,f", &[&[b"a", b"b", b"c"], &[b"", b"e", b"f"]]),
    case(47, "the last field empty", b"a,b,\r\nd,e,f", &[&[b"a", b"b", b""], &[b"d", b"e", b"f"]]),
    case(48, "empty fields", b"a,,c\r\n,,", &[&[b"a", b"", b"c"], &[b"", b"", b""]]),
    case(49, "nothing", b"", &[]),
    case(50, "a delimiter and nothing else", b",", &[&[b"", b""]]),
    case(51, "one field", b"Abc def", &[&[b"Abc def"]]),
    case(
        52,
        "no bound on the records",
        b"a,b,c\r\nd,e,f\r\ng,h,i",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"], &[b"g", b"h", b"i"]],
    ),
    case(
        55,
        "as many records as asked for",
        b"a,b,c\r\nd,e,f\r\ng,h,i",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"], &[b"g", b"h", b"i"]],
    ),
    case(
        56,
        "fewer records than asked for",
        b"a,b,c\r\nd,e,f\r\ng,h,i",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"], &[b"g", b"h", b"i"]],
    ),
    case(
        57,
        "as many records as asked for, over three lines",
        b"a,b,c\r\nd,e,\"f\r\nf\",g,h,i",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f\r\nf", b"g", b"h", b"i"]],
    ),
    case(60, "blank lines skipped", b"a,b,c\n\nd,e,f", &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]]),
    case(
        61,
        "blank lines skipped, a line end last",
        b"a,b,c\r\n\r\nd,e,f\r\n",
        &[&[b"a", b"b", b"c"], &[b"d", b"e", b"f"]],
    ),
    case(62, "blank lines skipped in nothing", b"", &[]),
    case(63, "a line of one blank is not skipped", b" \na,b,c", &[&[b" "], &[b"a", b"b", b"c"]]),
    case(
        67,
        "by pipes, with commas",
        b"one|two,two|three\nfour|five,five|six",
        &[&[b"one", b"two,two", b"three"], &[b"four", b"five,five", b"six"]],
    )
    .by(b'|'),
    case(
        68,
        "by commas, with pipes",
        b"a,b,c\na,b,c|d|e|f",
        &[&[b"a", b"b", b"c"], &[b"a", b"b", b"c|d|e|f"]],
    ),
    case(
        69,
        "by semicolons, commas within quotes",
        b"\"Field1,1,1\";Field2;\"Field3\";Field4;Field5;Field6",
        &[&[b"Field1,1,1", b"Field2", b"Field3", b"Field4", b"Field5", b"Field6"]],
    )
    .by(b';'),
    case(
        70,
        "by semicolons, commas and doubled quotes within quotes",
        b"Field1;Field2;\"Field,3,\"\"3,3\";Field4;Field5;\"Field6,6\"",
        &[&[b"Field1", b"Field2", b"Field,3,\"3,3", b"Field4", b"Field5", b"Field6,6"]],
    )
    .by(b';'),
    case(
        71,
        "by semicolons, line ends and commas within quotes",
        b"id;title;data\r\n\
            1;row one;\"{\n\
            \x20 \"\"a\"\": 1,\n\
            \x20 \"\"b\"\": 2,\n\
            \x20 \"\"c\"\": 3,\n\
            \x20 \"\"d\"\": 4\n\
            }\"\r\n\
            2;row two;\"{\n\
            \x20 \"\"a\"\": 1,\n\
            \x20 \"\"b\"\": 2,\n\
            \x20 \"\"c\"\": 3,\n\
            \x20 \"\"d\"\": 4\n\
            }\"",
        &[
            &[b"id", b"title", b"data"],
            &[b"1", b"row one", b"{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3,\n  \"d\": 4\n}"],
            &[b"2", b"row two", b"{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3,\n  \"d\": 4\n}"],
        ],
    )
    .by(b';'),
    case(75, "a backslash before a letter", b"a,b,\"c\\d\"", &[&[b"a", b"b", b"c\\d"]]),
    case(
        77,
        "CR LF within quotes, LF outside",
        b"\"a\r\n\
            a\",\"b\"\n\
            \"c\",\"d\"\n\
            \"e\",\"f\"\n\
            \"g\",\"h\"\n\
            \"i\",\"j\"",
        &[&[b"a\r\na", b"b"], &[b"c", b"d"], &[b"e", b"f"], &[b"g", b"h"], &[b"i", b"j"]],
    ),
    case(
        78,
        "LF within quotes, CR LF outside",
        b"\"a\n\
            a\",\"b\"\r\n\
            \"c\",\"d\"\r\n\
            \"e\",\"f\"\r\n\
            \"g\",\"h\"\r\n\
            \"i\",\"j\"",
        &[&[b"a\na", b"b"], &[b"c", b"d"], &[b"e", b"f"], &[b"g", b"h"], &[b"i", b"j"]],
    ),
    case(
        79,
        "five records by CR LF",
        b"a,b\r\nc,d\r\ne,f\r\ng,h\r\ni,j",
        &[&[b"a", b"b"], &[b"c", b"d"], &[b"e", b"f"], &[b"g", b"h"], &[b"i", b"j"]],
    ),
    case(
        80,
        "five records by LF",
        b"a,b\nc,d\ne,f\ng,h\ni,j",
        &[&[b"a", b"b"], &[b"c", b"d"], &[b"e", b"f"], &[b"g", b"h"], &[b"i", b"j"]],
    ),
    case(
        81,
        "CR LF within the first quotes, CR LF outside",
        b"\"a\r\na\",b\r\nc,d\r\ne,f\r\ng,h\r\ni,j",
        &[&[b"a\r\na", b"b"], &[b"c", b"d"], &[b"e", b"f"], &[b"g", b"h"], &[b"i", b"j"]],
    ),
    case(
        82,
        "LF within the first quotes, CR LF outside",
        b"\"a\na\",b\r\nc,d\r\ne,f\r\ng,h\r\ni,j",
        &[&[b"a\na", b"b"], &[b"c", b"d"], &[b"e", b"f"], &[b"g", b"h"], &[b"i", b"j"]],
    ),
    case(
        83,
        "LF within the first quotes, CR LF outside and last",
        b"\"a\na\",b\r\nc,d\r\ne,f\r\ng,h\r\ni,j\r\n",
        &[&[b"a\na", b"b"], &[b"c", b"d"], &[b"e", b"f"], &[b"g", b"h"], &[b"i", b"j"]],
    ),
    case(
        84,
        "CR LF within the first quotes, LF outside",
        b"\"a\r\na\",b\nc,d\ne,f\ng,h\ni,j",
        &[&[b"a\r\na", b"b"], &[b"c", b"d"], &[b"e", b"f"], &[b"g", b"h"], &[b"i", b"j"]],
    ),
    case(87, "a byte order mark", b"\xEF\xBB\xBFA,B\nX,Y", &[&[b"A", b"B"], &[b"X", b"Y"]]),
    case(
        96,
        "no lines left out",
        b"a,b,c,d\n1,2,3,4\n4,5,6,7",
        &[&[b"a", b"b", b"c", b"d"], &[b"1", b"2", b"3", b"4"], &[b"4", b"5", b"6", b"7"]],
    ),
];
