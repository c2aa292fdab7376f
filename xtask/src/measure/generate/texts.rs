//! How a file is written: the bytes of every text, with its quotes and its delimiter, made once.

use super::partners::PARTNERS;
use teknoharita::data::{isic3, provinces};

/// The first year, and the number of months from its January on.
const FIRST_YEAR: usize = 2002;
pub const PERIODS: usize = 23 * 12;

/// The dialects that matter: what programs write, and what spreadsheets in Türkiye write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// UTF-8, commas, nothing quoted, decimal points, line feeds.
    Plain,
    /// Windows-1254, semicolons, texts and amounts quoted, decimal commas, CRLF.
    Turkish,
}

impl Dialect {
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "plain" => Some(Self::Plain),
            "turkish" => Some(Self::Turkish),
            _ => None,
        }
    }

    pub fn decimal_mark(self) -> u8 {
        if self == Self::Turkish { b',' } else { b'.' }
    }

    /// What stands before an amount, between it and the quantity, and behind the quantity.
    pub fn around_amount(self) -> [&'static [u8]; 3] {
        if self == Self::Turkish { [b"\"", b"\";", b"\r\n"] } else { [b"", b",", b"\n"] }
    }

    /// A text as a field, the delimiter behind it.
    fn field(self, text: &str) -> Vec<u8> {
        match self {
            Self::Plain => format!("{text},").into_bytes(),
            Self::Turkish => windows_1254(&format!("\"{text}\";")),
        }
    }
}

/// All texts of a file as bytes.
pub struct Texts {
    pub header: Vec<u8>,
    /// Year and month.
    pub periods: Vec<Vec<u8>>,
    pub flows: Vec<Vec<u8>>,
    pub provinces: Vec<Vec<u8>>,
    pub codes: Vec<Vec<u8>>,
    pub partners: Vec<Vec<u8>>,
}

impl Texts {
    pub fn new(dialect: Dialect) -> Self {
        let turkish = dialect == Dialect::Turkish;
        let header = if turkish {
            let names = ["yıl", "ay", "akış", "il", "isic_rev3", "ülke", "değer_usd", "miktar"];
            windows_1254(&format!("\"{}\"\r\n", names.join("\";\"")))
        } else {
            b"year,month,flow,province,isic_rev3,country,value_usd,quantity\n".to_vec()
        };
        let mark = if turkish { ';' } else { ',' };
        let period = |at: usize| format!("{}{mark}{}{mark}", FIRST_YEAR + at / 12, at % 12 + 1).into_bytes();
        let flows = if turkish { ["İhracat", "İthalat"] } else { ["export", "import"] };
        Self {
            header,
            periods: (0..PERIODS).map(period).collect(),
            flows: flows.iter().map(|text| dialect.field(text)).collect(),
            provinces: provinces::all().iter().map(|province| dialect.field(province.name)).collect(),
            codes: isic3::all().iter().map(|class| dialect.field(&format!("{:04}", class.code))).collect(),
            partners: PARTNERS.iter().map(|text| dialect.field(text)).collect(),
        }
    }
}

/// The text in the Turkish code page: Latin-1 but for six letters. Others become question marks.
fn windows_1254(text: &str) -> Vec<u8> {
    let byte = |letter| match letter {
        'Ğ' => 0xD0,
        'İ' => 0xDD,
        'Ş' => 0xDE,
        'ğ' => 0xF0,
        'ı' => 0xFD,
        'ş' => 0xFE,
        // Their places are taken by the six.
        'Ð' | 'Ý' | 'Þ' | 'ð' | 'ý' | 'þ' => b'?',
        other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_has_its_letters_in_the_turkish_code_page() {
        let texts = Texts::new(Dialect::Turkish);
        let all = [&texts.periods, &texts.flows, &texts.provinces, &texts.codes, &texts.partners];
        assert!(all.iter().all(|texts| texts.iter().all(|text| !text.contains(&b'?'))));
        assert_eq!(windows_1254("\"Şırnak\";"), b"\"\xDE\xFDrnak\";");
    }

    #[test]
    fn no_text_of_a_plain_file_needs_quotes() {
        let texts = Texts::new(Dialect::Plain);
        for text in texts.flows.iter().chain(&texts.provinces).chain(&texts.codes).chain(&texts.partners) {
            assert_eq!(text.iter().filter(|byte| b",;\"\r\n".contains(byte)).count(), 1, "{text:?}");
        }
    }
}
