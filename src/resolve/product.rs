use crate::data::isic3;

use super::is_confidential;

/// What a product text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProductCode {
    /// A valid ISIC Rev.3 goods class of four digits.
    Isic3(u16),
    /// Hidden by the producer.
    Confidential,
    /// A total over products.
    Total,
    /// No valid code.
    Unknown,
}

/// Resolves a product text: a class of ISIC Rev.3 (United Nations, Statistical Papers M 4/Rev.3, 1990,
/// <https://unstats.un.org/unsd/classifications/Econ/Download/In%20Text/ISIC_Rev_3_English.pdf>), also
/// where a leading zero was lost (`111`) or dots and blanks were set (`01.11`).
pub fn resolve_product(text: &str) -> ProductCode {
    let text = text.trim();
    // A spreadsheet may have made a number of a code.
    let code = text.strip_suffix(".0").filter(|rest| rest.len() >= 3).unwrap_or(text);
    let is_code = code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b' ');
    if is_code && code.bytes().any(|byte| byte.is_ascii_digit()) {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let valid = matches!(digits.len(), 3 | 4);
        return match digits.parse::<u16>() {
            Ok(code) if valid && isic3::get(code).is_some() => ProductCode::Isic3(code),
            _ => ProductCode::Unknown,
        };
    }
    if is_confidential(text) {
        return ProductCode::Confidential;
    }
    match crate::messages::fold(text).as_str() {
        "toplam" | "geneltoplam" | "total" | "grandtotal" | "tumu" | "tumurunler" | "all" => {
            ProductCode::Total
        }
        _ => ProductCode::Unknown,
    }
}
