/// Excel's English text of a failed formula that a program wrote in English or Turkish.
pub(super) fn error_text(shown: &str) -> Option<&'static str> {
    Some(match shown {
        "#DIV/0!" | "#SAYI/0!" => "#DIV/0!",
        "#VALUE!" | "#DEĞER!" => "#VALUE!",
        "#REF!" | "#BAŞV!" => "#REF!",
        "#NAME?" | "#AD?" => "#NAME?",
        "#N/A" | "#YOK" => "#N/A",
        "#NUM!" | "#SAYI!" => "#NUM!",
        "#NULL!" | "#BOŞ!" => "#NULL!",
        _ => return None,
    })
}

/// The text of an error that a binary workbook keeps as a number.
pub(super) fn error_of_code(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#UNKNOWN!",
    }
}
