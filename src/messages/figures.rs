//! Texts of the tables of indicators.

use super::{Lang, grouped};

/// A text around a table of indicators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "each is its own text")]
pub enum FigureText {
    Choose,
    Formula,
    Unit,
    Denominator,
    Undefined,
    Intervals,
    Example,
    Source,
    About,
    Periods,
    AllPeriods,
    Base,
    YearBefore,
    FirstYear,
    By,
    Provinces,
    OwnLevel,
    Region,
    Nuts2,
    Nuts1,
    Where,
    Everywhere,
    Tier,
    AllTiers,
    AllGoods,
    LeftOut,
    Manufacturing,
    WithoutConfidential,
    AsDefined,
    Top,
    Threshold,
    Limit,
    Points,
    Search,
    Copy,
    Download,
    SortBy,
    NoRows,
    Marks,
    TiersOverTime,
    SharePercent,
    Coverage,
    TopProducts,
    TopPartners,
}

impl FigureText {
    /// In a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (tr, en) = match self {
            FigureText::Choose => ("Gösterge", "Indicator"),
            FigureText::Formula => ("Formül", "Formula"),
            FigureText::Unit => ("Birim", "Unit"),
            FigureText::Denominator => ("Payda", "Denominator"),
            FigureText::Undefined => ("Ne zaman tanımsız", "Where it is undefined"),
            FigureText::Intervals => ("Düzeyi kesin olmayan mallar", "Goods of an open tier"),
            FigureText::Example => ("Örnek", "Example"),
            FigureText::Source => ("Kaynak", "Source"),
            FigureText::About => ("Nasıl hesaplanır?", "How is it computed?"),
            FigureText::Periods => ("Dönemler", "Periods"),
            FigureText::AllPeriods => ("bütün dönemler", "all periods"),
            FigureText::Base => ("Karşılaştırılan dönem", "Compared with"),
            FigureText::YearBefore => ("bir önceki yılın aynı ayları", "the same months of the year before"),
            FigureText::FirstYear => ("verideki ilk tam yıl", "the first full year of the data"),
            FigureText::By => ("Bölge düzeyi", "Geography"),
            FigureText::Provinces => ("il", "province"),
            FigureText::OwnLevel => ("verideki bölgeler", "the regions of the data"),
            FigureText::Region => ("Bölge", "Region"),
            FigureText::Nuts2 => ("26 bölge (İBBS-2)", "26 regions (NUTS-2)"),
            FigureText::Nuts1 => ("12 bölge (İBBS-1)", "12 regions (NUTS-1)"),
            FigureText::Where => ("Nerede", "Where"),
            FigureText::Everywhere => ("bütün iller", "all provinces"),
            FigureText::Tier => ("Teknoloji düzeyi", "Technology tier"),
            FigureText::AllTiers => ("hepsi", "all"),
            FigureText::AllGoods => ("Bütün mallar", "All goods"),
            FigureText::LeftOut => ("Dışarıda bırakılanlar", "Left out"),
            FigureText::Manufacturing => ("İmalat sanayi", "Manufacturing"),
            FigureText::WithoutConfidential => ("Gizli veri dışındakiler", "All but confidential goods"),
            FigureText::AsDefined => ("tanımdaki gibi", "as the definition says"),
            FigureText::Top => ("İlk kaç", "How many"),
            FigureText::Threshold => ("Eşik", "Threshold"),
            FigureText::Limit => ("Küçük tutar sınırı", "Small amounts below"),
            FigureText::Points => ("puan", "points"),
            FigureText::Search => ("Tabloda ara", "Search the table"),
            FigureText::Copy => ("Tabloyu kopyala", "Copy the table"),
            FigureText::Download => ("CSV indir", "Download CSV"),
            FigureText::SortBy => ("Sırala", "Sort by"),
            FigureText::NoRows => ("Gösterilecek satır yok.", "There are no rows to show."),
            FigureText::TiersOverTime => ("Düzeyler yıllara göre", "Tiers by year"),
            FigureText::SharePercent => ("Pay %", "Share %"),
            FigureText::Coverage => {
                ("İhracat, ithalat (milyon), karşılama %", "Exports, imports (million), coverage %")
            }
            FigureText::TopProducts => ("En büyük ürünler (milyon, %)", "Largest products (million, %)"),
            FigureText::TopPartners => ("En büyük ülkeler (milyon, %)", "Largest partners (million, %)"),
            FigureText::Marks => ("Not", "Note"),
        };
        lang.pick(tr, en)
    }

    /// An amount of whole millions, as a choice.
    pub fn millions(million: u32, lang: Lang) -> String {
        match (million, lang) {
            (0, _) => lang.pick("sınır yok", "no limit").to_string(),
            (million, Lang::Tr) => format!("{} milyon", grouped(i128::from(million), lang)),
            (million, Lang::En) => format!("{} million", grouped(i128::from(million), lang)),
        }
    }

    /// What a list leaves out.
    pub fn others(count: u64, lang: Lang) -> String {
        format!("{} ({})", lang.pick("Diğerleri", "Others"), grouped(i128::from(count), lang))
    }

    /// What a period is compared with.
    pub fn against(period: &str, lang: Lang) -> String {
        match lang {
            Lang::Tr => format!("önceki: {period}"),
            Lang::En => format!("against {period}"),
        }
    }

    /// What shares are shares of.
    pub fn of(denominator: &str, lang: Lang) -> String {
        match lang {
            Lang::Tr => format!("payda: {denominator}"),
            Lang::En => format!("shares of: {denominator}"),
        }
    }

    /// How many rows a table has.
    pub fn rows(count: u32, lang: Lang) -> String {
        let count = grouped(i128::from(count), lang);
        match lang {
            Lang::Tr => format!("{count} satır"),
            Lang::En => format!("{count} rows"),
        }
    }

    /// How many rows are shown, and how many there are.
    pub fn more(shown: usize, of: u32, lang: Lang) -> String {
        let (shown, of) = (grouped(shown as i128, lang), grouped(i128::from(of), lang));
        match lang {
            Lang::Tr => format!("{of} satırın ilk {shown} tanesi. Hepsini göster"),
            Lang::En => format!("The first {shown} of {of} rows. Show all"),
        }
    }
}
