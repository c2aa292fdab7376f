//! Why a case is read otherwise, and why one is left out.

// Read otherwise.
pub const AFTER: &str =
    "what follows the closing quote belongs to the field as it stands; theirs drops blanks there";
pub const BLANK: &str = "a blank line is no record; theirs is a record of one empty field";
pub const CLOSED: &str =
    "a quote that is not doubled closes; theirs goes on to one before a delimiter or a line end";
pub const MIXED: &str = "LF, CR LF and CR each end a record; theirs holds to the first kind it meets";
pub const NUMBER: &str = "the corpus expects a telephone number that its own input does not have";

// Left out.
pub const CHANGED: &str = "a function changes the values";
pub const COMMENTS: &str = "we have no comments";
pub const DELIMITER: &str = "our delimiter is one byte, and given";
pub const DOUBLED: &str = "ours always reads doubled quotes as one";
pub const ESCAPE: &str = "we have no escape besides the doubled quote";
pub const GREEDY: &str = "also skips lines whose fields are blank";
pub const HEADER: &str = "objects named by a header; ours gives records";
pub const LEFT_OUT: &str = "leaves out the first lines";
pub const PREVIEW: &str = "ends before the text does";
pub const QUOTE: &str = "our quote is the double quote";
pub const TERMINATOR: &str = "our records end at line ends alone";
pub const TYPES: &str = "values of other types; ours are bytes";
pub const UNQUOTED: &str = "quotes always count for us";
