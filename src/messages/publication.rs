//! Texts of the step before something becomes public.

use super::{Lang, texts};

texts! {
    /// Texts of the step before something becomes public.
    StepText {
        Prepare: "Yayına hazırla", "Prepare for publication";
        PrepareLead: "metinler, boyutlar, önizleme, yöntem kartı, kaynakça", "texts, sizes, a preview, the method card, a citation";
        EmbedCode: "Gömme kodu", "Embed code";
        EmbedNote: "Kod, yukarıdaki haritanın sayılarını taşır; dosyanızın satırlarını taşımaz.", "The code carries the numbers of the map above; it carries no row of your file.";
        Download: "İndir", "Download";
        DownloadHtml: "Web sayfası", "Web page";
        DownloadSvg: "SVG", "SVG";
        DownloadPng: "PNG", "PNG";
        DownloadCsv: "Veri (CSV)", "Data (CSV)";
        Texts: "Metinler", "Texts";
        TextsNote: "Boşaltılan bir metin verininkine döner. Elle yazılan metin gelecek ay da aynı kalır.", "A text that is emptied becomes that of the data again. A text of your own stays the same next month.";
        Headline: "Başlık cümlesi", "Headline";
        Title: "Haritanın adı", "Title of the map";
        Source: "Kaynak", "Source";
        Note: "Not", "Note";
        Alt: "Haritayı göremeyenler için metin", "Text for those who cannot see the map";
        Look: "Görünüm", "Look";
        Shape: "Resmin biçimi", "Shape of the picture";
        Free: "Serbest, içeriği kadar yüksek", "Free, as high as its parts";
        Landscape: "1200 × 630, bağlantı görseli", "1200 × 630, for links";
        Square: "1080 × 1080, kare", "1080 × 1080, square";
        Story: "1080 × 1920, dikey", "1080 × 1920, upright";
        Scale: "PNG büyüklüğü", "Size of the PNG";
        Theme: "Renkler", "Colours";
        Both: "Okurun ayarı (resimler açık renk)", "As the reader's system (pictures are light)";
        Light: "Açık", "Light";
        Dark: "Koyu", "Dark";
        Readers: "Okurlar neler yapabilir?", "What can readers do?";
        Tooltip: "Bir ilin değerine bakmak", "Look at a province's number";
        Table: "Tabloyu açmak", "Open the table";
        Data: "Sayıları indirmek", "Download the numbers";
        Preview: "Önizleme", "Preview";
        Public: "Herkese açık olacaklar", "What becomes public";
        PublicNote: "Dosyanızın satırları, adı ve başka hiçbir şeyi bunların içinde değildir.", "Neither the rows of your file nor its name nor anything else of it is among these.";
        AllNumbers: "Bütün sayılar", "All numbers";
        Province: "İl", "Province";
        Region: "Bölge", "Region";
        Value: "Değer", "Value";
        Volume: "Tutar", "Amount";
        Take: "Başka biçimlerde al", "Take it away in other forms";
        CopyCode: "Kodu kopyala", "Copy the code";
        Print: "Yazdır ya da PDF yap", "Print, or make a PDF";
        Xlsx: "Excel çalışma kitabı (XLSX)", "Workbook (XLSX)";
        CsvPlain: "Programlar için CSV", "CSV for programs";
        Datawrapper: "Datawrapper için CSV", "CSV for Datawrapper";
        GeoJson: "GeoJSON", "GeoJSON";
        Json: "JSON", "JSON";
        Card: "Yöntem kartı (JSON)", "Method card (JSON)";
        CardTable: "Yöntem kartı (CSV)", "Method card (CSV)";
        Spec: "Yayın dosyası: her ay aynısı", "Publication file: the same every month";
        SpecNote: "Komut satırı aynı haritayı gelecek ayın dosyasından yapar: teknoharita publish --spec YAYIN.json DOSYA -o KLASÖR", "The command line makes the same map of next month's file: teknoharita publish --spec PUBLICATION.json FILE -o FOLDER";
        CardFor: "Yöntem kartı kimin için?", "Who is the method card for?";
        ForAll: "Herkes için: dosya adı ve parmak izi yok", "Everybody: without names and hashes of files";
        ForUs: "Kendimiz için: dosya adları ve parmak izleriyle", "Ourselves: with names and hashes of files";
        Cite: "Kaynak gösterme", "How to cite";
        CopyCitation: "Kaynakçayı kopyala", "Copy the citation";
        CopyBibtex: "BibTeX'i kopyala", "Copy the BibTeX";
        Verify: "Bir yöntem kartını denetle", "Check a method card";
        ChooseCard: "Kartı seç", "Choose the card";
        VerifyNote: "Kartı ya da kartı taşıyan SVG veya HTML dosyasını seçin. Açık olan veriden yeniden hesaplanır; dosya bilgisayarınızdan çıkmaz.", "Choose the card, or the SVG or HTML file that carries it. It is computed again from the data that are open; the file stays on your computer.";
        Same: "Aynı sayılar: karttaki her şey bu veriden yeniden çıktı.", "Same numbers: everything on the card follows from these data.";
        Differs: "Farklı: karttaki şunlar bu veriden çıkmıyor.", "Different: these parts of the card do not follow from these data.";
        Part: "Kartın parçası", "Part of the card";
        OnCard: "Kartta", "On the card";
        Found: "Bu veride", "In these data";
        OtherData: "Kart başka bir verinin: önce onun verisini ya da dosyalarını açın.", "The card is of other data: open them, or its files, first.";
        SameDefinition: "Kart bir kullanıcının kendi tanımıyla yapılmış: kart yapılırken kullanılan tanım dosyasını verdiğinizden emin olun (sayfada “Kendi tanımınız”, komut satırında --definition-file).", "The card was made under a definition of a user's own: make sure that yours (“Your own definition” on the page, --definition-file on the command line) is the very file that it was made with.";
        MakeCode: "Gömme kodunu yap", "Make the embed code";
        MakeCodeNote: "Verinizde firmalar var. Kod ve dosyalar gizlilik kuralıyla denetlenir; bu oturumda yayımladıklarınız birlikte hesaba katılır.", "Your data name firms. The code and the files are checked by the rule of secrecy, together with all that you published in this visit.";
        Rule: "Gizlilik kuralı", "Rule of secrecy";
        Fewest: "En az firma", "Fewest firms";
        One: "Bir firmanın payı (%)", "Part of one firm (%)";
        Two: "İki firmanın payı (%)", "Part of two firms (%)";
        ApplyRule: "Kuralı uygula: tek firmayı ele verebilecek sayılar gösterilmez", "Apply the rule: numbers that could tell of a single firm are not shown";
        Said: "Yayın önizlemesi hazır", "The preview is ready";
    }
}

/// "82 sayı: 81 ilin ve Türkiye'nin değeri" of so many places, and of the country where it is not withheld.
///
/// ```
/// use teknoharita::messages::{Lang, numbers_line};
/// let line = numbers_line(3, false, false, Lang::En);
/// assert_eq!(line, "3 numbers: value, amount and total of 3 provinces.");
/// assert_eq!(numbers_line(0, false, false, Lang::En), "No number: all are withheld.");
/// ```
pub fn numbers_line(places: usize, with_country: bool, is_of_regions: bool, lang: Lang) -> String {
    let all = places + usize::from(with_country);
    if all == 0 {
        return lang.pick("Hiçbir sayı: hepsi gizli.", "No number: all are withheld.").to_string();
    }
    match lang {
        Lang::Tr => {
            let whose = if is_of_regions { "bölgenin" } else { "ilin" };
            let country = if with_country { " ve Türkiye'nin" } else { "" };
            format!("{all} sayı: {places} {whose}{country} değeri, tutarı ve toplamı.")
        }
        Lang::En => {
            let whose = if is_of_regions { "regions" } else { "provinces" };
            let country = if with_country { " and the country" } else { "" };
            format!("{all} numbers: value, amount and total of {places} {whose}{country}.")
        }
    }
}

/// "ve bu metinler:"
pub fn texts_line(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("{count} metin:"),
        Lang::En => format!("{count} texts:"),
    }
}

/// A citation of a map: who, what, when, with what.
pub fn citation(title: &str, source: &str, day: &str, program: &str, lang: Lang) -> String {
    let year = day.get(..4).unwrap_or_default();
    let of_year = if year.is_empty() { String::new() } else { format!(" ({year})") };
    match lang {
        Lang::Tr => format!(
            "Teknoharita{of_year}. {title} [harita]. {source} {program}{}.",
            made(day, " ile hazırlandı, ")
        ),
        Lang::En => {
            format!("Teknoharita{of_year}. {title} [map]. {source} Made with {program}{}.", made(day, ", "))
        }
    }
}

fn made(day: &str, between: &str) -> String {
    if day.is_empty() { between.trim_end_matches(", ").to_string() } else { format!("{between}{day}") }
}
