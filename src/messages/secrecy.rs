//! Statistical secrecy in words: what is withheld from what becomes public, and why.

use crate::error::SecrecyError;
use crate::types::{Period, SecrecyRule};

use super::errors::text;
use super::sentences::in_period;
use super::{ErrorText, Lang, percent_text_1, texts};

texts! {
    /// Texts of secrecy without arguments.
    SecrecyText {
        Withheld: "gizlilik kuralıyla gösterilmedi", "withheld by the secrecy rule";
        Title: "Gizlilik", "Secrecy";
        Safe: "Yayımlanacak hiçbir sayı tek bir firmayı ele vermiyor; hiçbir yer gizlenmeyecek.", "No number that would become public tells of a single firm; no place will be withheld.";
        NoFirms: "Veride firma sütunu yok: gizlilik kuralı denetlenemez, hiçbir yer gizlenmez.", "The data have no column of firms: the secrecy rule cannot be checked, and no place is withheld.";
        Uncounted: "Firma kayıtları sayılamayacak kadar çok: gizlilik kuralı denetlenemez ve kural açıkken dosya hazırlanmaz.", "There are more records of firms than are counted: the secrecy rule cannot be checked, and no file is made while it is on.";
        Off: "Gizlilik kuralı uygulanmadı: bu dosyadaki sayılar tek bir firmayı ele verebilir.", "The secrecy rule was not applied: numbers in this file may tell of single firms.";
        ProxyTitle: "Yerine geçen ölçü: tek ürün", "A proxy: a single product";
        ProxyMeaning: "Bu, firmalar üzerine bir bulgu değildir; firma sayısının yerine geçen bir ölçüdür. Tek bir ürün kodunun tutarın %80'inden fazlasını oluşturduğu yerlerde az sayıda firma olabilir; yayımlamadan önce bakın.", "This is no finding about firms; it is a proxy for their number. Where a single product code makes more than 80% of the amount, few firms may stand behind it; look before you publish.";
        NoProxies: "Hiçbir yerde tek bir ürün kodu tutarın %80'inden fazlasını oluşturmuyor (yerine geçen ölçü).", "Nowhere does a single product code make more than 80% of the amount (a proxy).";
    }
}

/// What has no numbers; `None` where everything has.
///
/// ```
/// use teknoharita::messages::{Lang, withheld_note};
/// let note = withheld_note(&["Van", "Siirt"], false, Lang::Tr).unwrap();
/// assert_eq!(note, "Gizlilik kuralıyla gösterilmedi: Van, Siirt.");
/// ```
pub fn withheld_note(names: &[&str], country: bool, lang: Lang) -> Option<String> {
    let all: Vec<&str> = country.then_some("Türkiye").into_iter().chain(names.iter().copied()).collect();
    let words = lang.pick("Gizlilik kuralıyla gösterilmedi", "Withheld by the secrecy rule");
    (!all.is_empty()).then(|| format!("{words}: {}.", all.join(", ")))
}

/// The sentence with the number, where the country's number is withheld.
pub fn withheld_headline(period: Period, lang: Lang) -> String {
    let when = in_period(period, lang);
    match lang {
        Lang::Tr => format!("{when} Türkiye'nin değeri gizlilik kuralıyla gösterilmedi."),
        Lang::En => format!("{when}, Türkiye's value is withheld by the secrecy rule."),
    }
}

/// The rule, and how many places it withholds.
///
/// ```
/// use teknoharita::messages::{Lang, secrecy_line};
/// use teknoharita::types::SecrecyRule;
/// let line = secrecy_line(&SecrecyRule::default(), 2, Lang::En);
/// assert_eq!(line, "fewer than 3 firms, one with 80% or two with 90% of a number; places withheld: 2");
/// ```
pub fn secrecy_line(rule: &SecrecyRule, withheld: usize, lang: Lang) -> String {
    let SecrecyRule { fewest_firms, one_percent, two_percent } = rule;
    match lang {
        Lang::Tr => format!(
            "bir sayının arkasında {fewest_firms} firmadan az, ya da bir firmada %{one_percent}, iki firmada %{two_percent}; gösterilmeyen yer: {withheld}"
        ),
        Lang::En => format!(
            "fewer than {fewest_firms} firms, one with {one_percent}% or two with {two_percent}% of a number; places withheld: {withheld}"
        ),
    }
}

/// Places that could tell of a firm, and those that are withheld to protect them.
pub fn secrecy_places(sensitive: &[&str], companions: &[&str], lang: Lang) -> Vec<String> {
    let sentence = |tr: &str, en: &str, names: &[&str]| {
        (!names.is_empty()).then(|| format!("{} ({}): {}.", lang.pick(tr, en), names.len(), names.join(", ")))
    };
    let own = sentence(
        "Sayıları tek bir firmayı ele verebileceği için gösterilmeyecek yerler",
        "Places that will be withheld because their numbers could tell of a single firm",
        sensitive,
    );
    let beside = sentence(
        "Öbürlerinin sayısı çıkarma yoluyla bulunmasın diye gösterilmeyecek yerler",
        "Places that will be withheld so that subtraction does not give the others away",
        companions,
    );
    own.into_iter().chain(beside).collect()
}

/// The country is withheld too.
pub fn secrecy_country(lang: Lang) -> &'static str {
    lang.pick(
        "Türkiye'nin değeri de gösterilmeyecek: gösterilseydi bir yerin sayısı bulunurdu.",
        "Türkiye's value will be withheld too: with it the number of a place would follow.",
    )
}

/// Numbers that are known already.
pub fn secrecy_known(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!(
            "Korunması gereken {count} sayı bu ziyarette daha önce yayımlananlardan zaten bulunabiliyor."
        ),
        Lang::En => format!(
            "Numbers that should be protected and already follow from what was published in this visit: {count}."
        ),
    }
}

/// A place and the product that is nearly all of its amount: "Van: 2710 … (%92,1)".
pub fn proxy_line(place: &str, product: &str, (part_e4, whole_e4): (i128, i128), lang: Lang) -> String {
    let share = percent_text_1(part_e4, whole_e4, lang).unwrap_or_default();
    format!("{place}: {product} ({share})")
}

/// Why a file is not made.
pub(super) fn secrecy_error(why: SecrecyError, lang: Lang) -> ErrorText {
    let todo = lang.pick(
        "Haritayı yayımlayın: orada gizlenmesi gerekenler gizlenir. Dosya yalnız kendiniz içinse gizlilik kuralını kapatın (komut satırında --secrecy off).",
        "Publish the map: what must be withheld is withheld there. Where the file is for yourself alone, switch the secrecy rule off (--secrecy off on the command line).",
    );
    let title = lang.pick("Bu dosya firmaları ele verebilir", "This file could tell of firms");
    let body = match why {
        SecrecyError::Chart => lang.pick(
            "Veride firma sütunu ve gizlilik kuralına takılan sayılar var. Grafikler ürünleri ve dönemleri de gösterir; bunlar yayımlanmadan önce yalnız haritalarda denetlenir.",
            "The data name firms, and some numbers fail the secrecy rule. Charts show products and periods too, which are checked before publishing for maps alone.",
        ),
        SecrecyError::Table => lang.pick(
            "Veride firma sütunu ve gizlilik kuralına takılan sayılar var. Gösterge tabloları yayımlanmadan önce denetlenmez; yalnız haritalar denetlenir.",
            "The data name firms, and some numbers fail the secrecy rule. Tables of indicators are not checked before publishing; maps alone are.",
        ),
        SecrecyError::TooManyFirms => SecrecyText::Uncounted.text(lang),
    };
    match why {
        SecrecyError::TooManyFirms => text(
            lang.pick("Gizlilik kuralı denetlenemedi", "The secrecy rule cannot be checked"),
            body,
            lang.pick(
                "Dosyayı dönemlere bölüp tek tek açın ya da kuralı kapatın (komut satırında --secrecy off).",
                "Split the file by periods and open them one by one, or switch the rule off (--secrecy off on the command line).",
            ),
        ),
        _ => text(title, body, todo),
    }
}
