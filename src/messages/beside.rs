//! Texts around a number of the visitor's beside the data: the file, and the picture of points.

use crate::types::{Flow, Level};

use super::{Lang, decimals, flow_label, flow_option, grouped, texts};

texts! {
    /// A text without arguments.
    BesideText {
        Title: "Yanına konacak gösterge", "The index to stand beside";
        Needed: "Bu gösterge, illerin bir sayısını taşıyan küçük bir dosya ister; dosya verilince tablo ve grafik burada çizilir.", "This indicator needs a small file with a number for each province; the table and the plot are drawn here once it is given.";
        Format: "CSV ya da metin: ilk satırda başlıklar, sonra her satırda bir il (adı ya da plakası) ve bir sayı, örneğin “Ankara;12,5”. Dosyayı buraya bırakabilirsiniz; bilgisayarınızdan çıkmaz ve kaldırınca unutulur.", "CSV or text: heads on the first line, then a province (name or plate) and a number on each line, such as “Ankara;12.5”. You can drop it here; it never leaves your computer, and is forgotten when removed.";
        Choose: "Gösterge dosyası seç", "Choose an index file";
        Another: "Başka dosya seç", "Choose another file";
        Remove: "Kaldır", "Remove";
        NoMatch: "Dosyanın yerlerinden hiçbirinin bu tabloda verisi yok.", "None of the places of the file has data in this table.";
        NoMatchTodo: "Bölge düzeyini dosyanınkiyle aynı seçin ya da başka bir dosya verin.", "Choose the geography of the file, or give another file.";
        Values: "Noktaların değerleri", "Values of the points";
        Province: "İl", "Province";
        Region: "Bölge", "Region";
        NotCause: "Birlikte değişmek neden olmak değildir.", "Going together is not causing.";
        TooFew: "Korelasyon için en az dört nokta ve iki yanda da değişen sayılar gerekir.", "A correlation needs four points at least, and numbers that vary on both sides.";
    }
}

/// What the values of a picture of points are.
pub struct ValueWords<'a> {
    /// Name of the tier; `None` for all goods.
    pub tier: Option<&'a str>,
    /// Of which flow.
    pub flow: Flow,
    /// What a share is a share of, where that is not everything; amounts have none.
    pub share_of: Option<ShareOf>,
}

/// The denominator of a share, in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShareOf {
    /// Everything.
    All,
    /// Manufacturing.
    Manufacturing,
    /// Everything but confidential goods.
    WithoutConfidential,
}

/// "Yüksek teknoloji, ihracattaki pay".
pub fn value_name(words: &ValueWords<'_>, lang: Lang) -> String {
    let flow = flow_label(words.flow, lang);
    let what = match (words.share_of, lang) {
        (None, _) => match words.tier {
            None => return flow_option(words.flow, lang).to_string(),
            Some(_) => flow.to_string(),
        },
        (Some(ShareOf::All), Lang::Tr) => format!("{flow}taki pay"),
        (Some(ShareOf::All), Lang::En) => format!("share of {flow}"),
        (Some(ShareOf::Manufacturing), Lang::Tr) => format!("imalat sanayii {flow}ındaki pay"),
        (Some(ShareOf::Manufacturing), Lang::En) => format!("share of manufacturing {flow}"),
        (Some(ShareOf::WithoutConfidential), Lang::Tr) => format!("gizli veri dışındaki {flow}ta pay"),
        (Some(ShareOf::WithoutConfidential), Lang::En) => format!("share of {flow} but confidential goods"),
    };
    match words.tier {
        Some(tier) => format!("{tier}, {what}"),
        None => what,
    }
}

/// Which way the points run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drift {
    /// Both rise together: the whole interval of Pearson's correlation is above 0.
    Up,
    /// One rises while the other falls.
    Down,
    /// Neither can be said.
    Unclear,
    /// There is no correlation.
    Unknown,
}

/// The title of a picture of points: what is seen in it.
pub fn scatter_title(drift: Drift, index: &str, value: &str, lang: Lang) -> String {
    match (drift, lang) {
        (Drift::Up, Lang::Tr) => format!("“{index}” yükseldikçe artıyor: {value}"),
        (Drift::Up, Lang::En) => format!("Rises with “{index}”: {value}"),
        (Drift::Down, Lang::Tr) => format!("“{index}” yükseldikçe azalıyor: {value}"),
        (Drift::Down, Lang::En) => format!("Falls as “{index}” rises: {value}"),
        (Drift::Unclear, Lang::Tr) => format!("“{index}” ile belirgin bir bağı yok: {value}"),
        (Drift::Unclear, Lang::En) => format!("No clear connection with “{index}”: {value}"),
        (Drift::Unknown, Lang::Tr) => format!("“{index}” yanında: {value}"),
        (Drift::Unknown, Lang::En) => format!("Beside “{index}”: {value}"),
    }
}

/// How many places were read from a file, and how many of them the table has.
pub fn matched(name: &str, read: usize, both: u32, lang: Lang) -> String {
    let (read, both) = (grouped(read as i128, lang), grouped(i128::from(both), lang));
    match lang {
        Lang::Tr => format!("“{name}”: dosyada {read} yer okundu, {both} yer bu tablodakilerle eşleşti."),
        Lang::En => format!("“{name}”: {read} places were read, {both} of them are in this table."),
    }
}

/// Places that one side has and the other lacks; the first few by name.
pub fn unmatched(in_file: bool, names: &[&str], lang: Lang) -> String {
    const NAMED: usize = 8;
    let more = names.len().saturating_sub(NAMED);
    let mut list = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if more > 0 {
        list += &match lang {
            Lang::Tr => format!(" ve {more} yer daha"),
            Lang::En => format!(" and {more} more"),
        };
    }
    match (in_file, lang) {
        (true, Lang::Tr) => format!("Dosyada olup tabloda verisi olmayan: {list}."),
        (true, Lang::En) => format!("In the file, without data in the table: {list}."),
        (false, Lang::Tr) => format!("Dosyada sayısı olmayan: {list}."),
        (false, Lang::En) => format!("Without a number in the file: {list}."),
    }
}

/// What each point is, and how many there are.
pub fn point_count(count: usize, left_out: u32, level: Level, lang: Lang) -> String {
    let is_province = level == Level::Province;
    let count = grouped(count as i128, lang);
    let mut text = match lang {
        Lang::Tr => {
            let place = if is_province { "il" } else { "bölge" };
            format!("Her nokta bir {place}: n = {count}.")
        }
        Lang::En => {
            let place = if is_province { "province" } else { "region" };
            format!("Each point is a {place}: n = {count}.")
        }
    };
    if left_out > 0 {
        text += &match lang {
            Lang::Tr => format!(" Değeri kesin ya da tanımlı olmayan {left_out} yer dışarıda."),
            Lang::En => format!(" {left_out} are left out, their value not being certain or not defined."),
        };
    }
    text
}

/// A correlation with its interval: "Pearson r = 0,46; yüzde 95 güven aralığı 0,27 ile 0,62 arası."
pub fn correlation_words(name: &str, value: f64, (low, high): (f64, f64), lang: Lang) -> String {
    let [value, low, high] = [value, low, high].map(|number| decimals(number, 2, lang));
    match lang {
        Lang::Tr => format!("{name} = {value}; yüzde 95 güven aralığı {low} ile {high} arası."),
        Lang::En => format!("{name} = {value}; 95 per cent confidence interval from {low} to {high}."),
    }
}

/// What the line of least squares says; `step` is what the value changes by, with its unit.
pub fn line_words(index: &str, step: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("En küçük kareler doğrusu: “{index}” 1 artınca değer {step} değişir."),
        Lang::En => {
            format!("Line of least squares: where “{index}” is higher by 1, the value changes by {step}.")
        }
    }
}

/// What a reader who does not see the picture is told of it.
pub fn scatter_alternative(lowest: &str, highest: &str, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!(
            "Nokta grafiği. En düşük değer: {lowest}; en yüksek değer: {highest}. Bütün değerler yandaki tabloda."
        ),
        Lang::En => format!(
            "Scatter plot. Lowest value: {lowest}; highest value: {highest}. All values are in the table beside it."
        ),
    }
}

/// A number of any size in three digits or so: `0,0123`, `12,3`, `4.560`, `1,2e15`.
pub fn short_number(number: f64, lang: Lang) -> String {
    let size = number.abs();
    if size != 0.0 && !(1e-5..1e12).contains(&size) {
        let text = format!("{number:.2e}");
        return match lang {
            Lang::Tr => text.replace('.', ","),
            Lang::En => text,
        };
    }
    let digits = if size == 0.0 { 0.0 } else { libm::floor(libm::log10(size)) };
    let text = decimals(number, (2.0 - digits).clamp(0.0, 8.0) as usize, lang);
    match text.contains(lang.pick(",", ".")) {
        true => text.trim_end_matches('0').trim_end_matches(lang.pick(",", ".")).to_string(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_are_short() {
        let of = |number| short_number(number, Lang::En);
        assert_eq!([0.0, 12.5, -0.012_34, 4_560.7].map(of), ["0", "12.5", "−0.0123", "4,561"]);
        assert_eq!([1_000.0, 1.2e15, 1e-9].map(of), ["1,000", "1.20e15", "1.00e-9"]);
        assert_eq!(short_number(1_234.6, Lang::Tr), "1.235");
        assert_eq!(of(f64::NAN), "NaN");
    }
}
