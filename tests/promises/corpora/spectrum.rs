//! csv-spectrum 2.0.0 (npm, BSD-2-Clause), by the order of its file names. Its objects stand here as
//! records, the names of their members as the first.

use super::reasons::NUMBER;
use super::{Case, Corpus, Difference, case};

pub const SPECTRUM: Corpus =
    Corpus { name: "csv-spectrum 2.0.0", total: 12, same: SAME, differs: DIFFERS, excluded: &[] };

const SAME: &[Case] = &[
    case(
        0,
        "comma_in_quotes",
        b"first,last,address,city,zip\n\
            John,Doe,120 any st.,\"Anytown, WW\",08123",
        &[
            &[b"first", b"last", b"address", b"city", b"zip"],
            &[b"John", b"Doe", b"120 any st.", b"Anytown, WW", b"08123"],
        ],
    ),
    case(
        1,
        "empty",
        b"a,b,c\n1,\"\",\"\"\n2,3,4",
        &[&[b"a", b"b", b"c"], &[b"1", b"", b""], &[b"2", b"3", b"4"]],
    ),
    case(
        2,
        "empty_crlf",
        b"a,b,c\r\n1,\"\",\"\"\r\n2,3,4",
        &[&[b"a", b"b", b"c"], &[b"1", b"", b""], &[b"2", b"3", b"4"]],
    ),
    case(
        3,
        "escaped_quotes",
        b"a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
        &[&[b"a", b"b"], &[b"1", b"ha \"ha\" ha"], &[b"3", b"4"]],
    ),
    case(
        4,
        "json",
        b"key,val\n\
            1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
        &[&[b"key", b"val"], &[b"1", b"{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]],
    ),
    case(
        6,
        "newlines",
        b"a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
        &[
            &[b"a", b"b", b"c"],
            &[b"1", b"2", b"3"],
            &[b"Once upon \na time", b"5", b"6"],
            &[b"7", b"8", b"9"],
        ],
    ),
    case(
        7,
        "newlines_crlf",
        b"a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
        &[
            &[b"a", b"b", b"c"],
            &[b"1", b"2", b"3"],
            &[b"Once upon \r\na time", b"5", b"6"],
            &[b"7", b"8", b"9"],
        ],
    ),
    case(
        8,
        "quotes_and_newlines",
        b"a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
        &[&[b"a", b"b"], &[b"1", b"ha \n\"ha\" \nha"], &[b"3", b"4"]],
    ),
    case(9, "simple", b"a,b,c\n1,2,3\n", &[&[b"a", b"b", b"c"], &[b"1", b"2", b"3"]]),
    case(10, "simple_crlf", b"a,b,c\r\n1,2,3\r\n", &[&[b"a", b"b", b"c"], &[b"1", b"2", b"3"]]),
    case(
        11,
        "utf8",
        b"a,b,c\n1,2,3\n4,5,\xCA\xA4",
        &[&[b"a", b"b", b"c"], &[b"1", b"2", b"3"], &[b"4", b"5", b"\xCA\xA4"]],
    ),
];

const DIFFERS: &[Difference] = &[Difference {
    case: case(
        5,
        "location_coordinates",
        b"Contact Phone Number,Location Coordinates,Cities,Counties\n\
            2095257564,37\xEF\xBF\xBD36'37.8\"N 121\xEF\xBF\xBD2'17.9\"W,Modesto,Stanislaus",
        &[
            &[b"Contact Phone Number", b"Location Coordinates", b"Cities", b"Counties"],
            &[b"2095257564", b"37\xEF\xBF\xBD36'37.8\"N 121\xEF\xBF\xBD2'17.9\"W", b"Modesto", b"Stanislaus"],
        ],
    ),
    theirs: &[
        &[b"Contact Phone Number", b"Location Coordinates", b"Cities", b"Counties"],
        &[b"1234567890", b"37\xEF\xBF\xBD36'37.8\"N 121\xEF\xBF\xBD2'17.9\"W", b"Modesto", b"Stanislaus"],
    ],
    why: NUMBER,
}];
