//! Texts of the page's own parts: buttons, headings, states.

use crate::types::Level;

use super::{Lang, texts};

texts! {
    /// Texts of the page.
    Ui {
        // Head of the page.
        Explore: "Keşfet", "Explore";
        YourData: "Kendi veriniz", "Your data";
        Method: "Yöntem", "Method";
        Sections: "Bölümler", "Sections";
        SkipToMap: "Haritaya geç", "Skip to the map";
        SkipToTable: "Tabloya geç", "Skip to the table";
        Language: "Dil", "Language";
        ToDark: "Koyu görünüme geç", "Switch to dark";
        ToLight: "Açık görünüme geç", "Switch to light";

        // What can be chosen.
        Controls: "Haritada ne gösterilsin?", "What the map shows";
        DataSet: "Veri", "Data";
        Period: "Dönem", "Period";
        Flow: "Ticaret", "Trade";
        Classes: "Sınıflar", "Classes";

        // By which rules the tiers of the visitor's data come about.
        Definition: "Tanım", "Definition";
        CompareWith: "Karşılaştır", "Compare with";
        LeaveOut: "Dışarıda bırak", "Leave out";
        LeftOut: "Dışarıda:", "Left out:";
        LeaveOutNote: "Bu mallar paydan da paydadan da çıkar; yanında hepsiyle olan sayı da yazar.", "These goods leave both the share and what it is a share of; the number with everything stands beside it.";
        OwnDefinition: "Kendi tanımınız", "Your own definition";
        OpenDefinition: "Tanım aç…", "Open a definition…";
        OwnDefinitionNote: "Bir CSV ya da metin dosyası: her satırda bir kod, ya da kodların başı, ve düzeyi (88;yüksek). “# sınıflama: hs” satırı kodların sınıflamasını söyler; yoksa kodlar dosyanızınkilerdir. Dosya bilgisayarınızdan çıkmaz.", "A CSV or text file: on each line a code, or the beginning of codes, and its tier (88,high). The line “# nomenclature: hs” says whose codes these are; without it they are those of your file. It never leaves your computer.";
        DefinitionExample: "Örnek tanımı indir", "Download an example";
        DefinitionTooLong: "Bir tanım en çok 1 MB olabilir. Ticaret verisini “Dosya seç” ile açın.", "A definition has 1 MB at most. To open trade data, press “Choose a file”.";
        DefinitionNoText: "Bu dosya okunamadı ya da metin değil. CSV ya da metin olarak kaydedilmiş bir dosya seçin.", "This file could not be read, or is no text. Choose one that was saved as CSV or text.";
        DefinitionTemplate: "# sınıflama: hs\r\nkod;düzey\r\n30;yüksek\r\n84;orta-yüksek\r\n8471;yüksek\r\n87;orta-yüksek\r\n88;yüksek\r\n72;orta-düşük\r\n61;düşük", "# nomenclature: hs\r\ncode,tier\r\n30,high\r\n84,medium_high\r\n8471,high\r\n87,medium_high\r\n88,high\r\n72,medium_low\r\n61,low";

        // Map and table.
        Legend: "Renklerin anlamı", "Key to the colours";
        MapKeys: "Oklarla komşu ile geçilir, Enter ile il seçilir.", "Arrow keys move to the next province, Enter selects it.";
        Search: "İl ara", "Find a province";
        NoProvinceFound: "Bu adla bir il yok.", "No province has that name.";
        SortBy: "Sırala:", "Sort by";
        NextChoose: "Haritadan bir il seçin ya da", "Choose a province on the map, or";
        NextOpen: "kendi dosyanızı açın", "open your own file";
        NextStays: "; dosyanız bilgisayarınızdan çıkmaz.", "; it never leaves your computer.";
        ChooseProvince: "Ayrıntısını görmek için haritadan ya da tablodan bir il seçin.", "Choose a province on the map or in the table to see more.";
        ClearProvince: "Seçimi kaldır", "Clear the choice";
        TierBar: "Teknoloji düzeyine göre dağılım", "By level of technology";
        Trend: "Yıllar içinde", "Over the years";
        MapCredit: "Sınırlar: Natural Earth, genelleştirilmiş", "Boundaries: Natural Earth, generalised";

        // Use in an article.
        // Charts.
        Charts: "Grafikler", "Charts";
        ChartsLead: "yıllar, sıralama, değişim, ürünler: resim olarak", "years, ranking, change, products, as images";
        // Every indicator.
        Figures: "Bütün göstergeler", "All indicators";
        FiguresLead: "büyüme, denge, uzmanlaşma, ülkeler ve ürünler: tablo olarak", "growth, balance, specialisation, partners and products, as tables";
        Publish: "Haberinizde kullanın", "Use it in an article";
        Copied: "Kopyalandı", "Copied";
        CopyByHand: "Kod seçildi; Ctrl+C ile kopyalayın", "Selected; press Ctrl+C to copy";
        PictureFailed: "Tarayıcı resmi oluşturamadı. SVG olarak indirin.", "The browser could not make the picture. Download the SVG instead.";

        // The visitor's file.
        YoursTitle: "Kendi dosyanızı açın", "Open your own file";
        YoursLead: "Excel, ODS ya da CSV dosyanızı sayfanın herhangi bir yerine bırakın ya da seçin. Dosya bilgisayarınızdan çıkmaz; bu sayfa onu hiçbir yere gönderemez.", "Drop an Excel, ODS or CSV file anywhere on this page, or choose one. It never leaves your computer; this page has no way to send it anywhere.";
        YoursColumns: "Gerekli olan: il, dönem ve tutar (ABD doları, Türk lirası ya da avro; tek, bin ya da milyon). Teknoloji düzeyi için ürün kodu da gerekir: GTİP/HS, ISIC, NACE, SITC ya da TİM sektörü. Dönemler, iller ya da ürünler sütunlara dizili olabilir; üstte başlık, altta not, arada toplam satırları kalabilir. Anlaşılmayan bir şey olursa sorarız.", "You need a province, a period and an amount (US dollars, Turkish liras or euros; units, thousands or millions). Levels of technology also need a product code: HS or GTİP, ISIC, NACE, SITC or TİM sector. Periods, provinces or products may run across the columns; titles above, notes below and totals between may stay. If something is unclear, we ask.";
        ChooseFile: "Dosya seç", "Choose a file";
        AddFile: "Bu veriye dosya ekle", "Add a file to this data";
        DropHere: "Dosyayı bırakın", "Drop the file";
        DropStays: "Bilgisayarınızdan çıkmaz.", "It stays on your computer.";
        SampleLink: "Örnek dosyayı indir", "Download the sample file";
        SampleTry: "Örnek dosyayla dene", "Try it with the sample file";
        SampleNote: "Örnek sentetiktir: satırları uydurma, il toplamları gerçektir.", "The sample is synthetic: its rows are made up, its totals per province are real.";
        ReadingTitle: "Dosya okunuyor", "Reading the file";
        Holding: "Önce sayfa kilitleniyor. Dosyanız henüz açılmadı.", "Locking the page first. Your file has not been opened yet.";
        Drawing: "Harita çiziliyor.", "Drawing the map.";
        Cancel: "Vazgeç", "Cancel";
        AskTitle: "Devam etmeden önce", "Before we go on";
        AskLead: "Dosya bunu söylemiyor, tahmin de etmek istemiyoruz.", "The file does not say, and we would rather not guess.";
        GoOn: "Devam et", "Go on";

        // What was read of it; the worker says the rest.
        SeeLedger: "Dosyadan ne okundu?", "What was read of it";
        UsePlan: "Açık dosyayı bununla yeniden oku", "Read the open file again with it";
        DropPlan: "Planı bırak", "Put it away";

        // When something fails.
        TryAgain: "Yeniden dene", "Try again";
        OtherFile: "Başka dosya seç", "Choose another file";
        ReadAgain: "Yeniden oku", "Read it again";
        OwnGone: "Ekranda dosyanızın son görünümü duruyor; başka bir görünüm için dosyanın yeniden okunması gerekiyor.", "The screen keeps the last view of your file; any other view needs the file to be read again.";
        Reload: "Sayfayı yenile", "Reload the page";
        Close: "Kapat", "Close";
        LinkOwn: "Bu adres, başka bir bilgisayarda ya da sayfa yenilenmeden önce açılmış bir dosyayı gösteriyor. Dosyalar adreste taşınmaz ve saklanmaz; yayımlanmış veriyi görüyorsunuz.", "This address was made from a file on another computer, or from one opened before the page was loaded again. Files neither travel in addresses nor are they kept, so you see the published data.";
        LinkAdjusted: "Bu veride istenen görünüm yok; en yakını gösteriliyor.", "This data cannot show what was asked for; you see the nearest view.";

        // The lock.
        LockOpen: "Kilit açık", "Lock open";
        LockArming: "Kilitleniyor", "Locking";
        LockLocked: "Kilitli", "Locked";
        LockTitle: "Dosyanız neden dışarı çıkamaz?", "Why your file cannot get out";
        LockOpenText: "Sayfa açılırken kendi parçalarını yükler. Bir dosya okunmadan önce kilitlenir.", "While it starts, the page loads its own parts. It locks before any file is read.";
        LockArmingText: "Sayfa, sonradan gerekecek her şeyi belleğe alıyor ve kilitleniyor.", "The page is taking all it may need into memory, and locks.";
        LockLockedText: "Tarayıcınız bu sayfanın ve dosyayı okuyan parçasının hiçbir adrese, kendi sunucusuna bile, istek göndermesine izin vermiyor.", "Your browser lets neither this page nor the part that reads your file send a request to any address, its own server included.";
        LockCheck: "Kendiniz denetleyin", "Check it yourself";
        LockCheckNetwork: "Geliştirici araçlarında (F12) Ağ sekmesini açın, sonra dosyanızı bırakın: hiçbir istek görünmez.", "Open the Network tab of the developer tools (F12), then drop your file: no request appears.";
        LockCheckOffline: "Ya da internet bağlantınızı kesin, sonra dosyanızı bırakın: sayfa aynı şekilde çalışır.", "Or disconnect from the internet, then drop your file: the page works just the same.";
        LockCheckPolicy: "Kilit, tarayıcının uyguladığı şu kuraldır. Eklendikten sonra sayfa onu kaldıramaz:", "The lock is this rule, enforced by the browser. Once added, the page cannot take it back:";
        LockTry: "Şimdi bir istek göndermeyi dene", "Try to send a request now";
        LockTryRefused: "Tarayıcı isteği engelledi.", "The browser refused the request.";
        LockTryPassed: "İstek gitti: sayfa henüz kilitli değil.", "The request went out: the page is not locked yet.";
        LockLimits: "Kilidin sınırları: yeni pencere açma, başka sayfaya geçme ve WebRTC bu kuralın kapsamında değildir (kodumuz bunların hiçbirini dosyanızla kullanmaz; kaynağı açıktır). Tarayıcı eklentileri her sayfayı okuyabilir; çok gizli bir dosya için eklentisiz bir pencere kullanın.", "Limits of the lock: opening a window, moving to another page and WebRTC are not covered by this rule (our code uses none of them with your file, and it is open to read). Browser extensions can read any page; for a very sensitive file use a window without extensions.";

        // About.
        MethodTiers: "Teknoloji düzeyi, malı üreten sanayi koluna göre belirlenir: OECD'nin ISIC Rev.3 sınıflamasına dayanan tanımı, sanayi kollarını Ar-Ge yoğunluğuna göre yüksek, orta-yüksek, orta-düşük ve düşük olarak ayırır. Tarım ürünleri, madenler, hurda ve elektrik gibi tanımın dışında kalan mallar sınıflanmamış sayılır.", "The level of technology follows the industry that makes a good: the OECD definition, based on ISIC Rev.3, sorts industries by how much they spend on research and development into high, medium-high, medium-low and low. Goods outside it, such as crops, ores, scrap and electricity, are not classified.";
        MethodIsNot: "Bu sayılar bir ilde ne kadar katma değer yaratıldığını ya da ne kadar Ar-Ge yapıldığını göstermez. İthal parçadan monte edilen bir ürün de sanayi koluna göre sayılır. Firma merkezine göre derlenen veride ihracat, fabrikanın değil merkezin bulunduğu ile yazılır.", "These numbers do not show how much value is added in a province, or how much research is done there. A product assembled from imported parts counts by its industry. In data by head office, exports are booked where the firm has its seat and not where the factory stands.";
        MethodRounding: "Dosyanızda paylar tam toplamlardan hesaplanır; ASO verisinde paylar yayımlandığı gibidir, tutarlar onlardan hesaplanır. Her pay ayrı yuvarlanır; toplamları 100 etmeyebilir.", "In your file shares are computed from exact totals; in the ASO data they are as published, and amounts are computed from them. Each share is rounded by itself, so they may not add to 100.";
        MethodSources: "Kaynaklar", "Sources";
        SourceAnnex: "İllere göre teknoloji payları 2019-2024: TÜİK, özel ticaret sistemi, firma merkezinin bulunduğu il; Ankara Sanayi Odası'nın raporundan.", "Technology shares by province 2019-2024: TÜİK, special trade system, head office of the exporter; from the report of the Ankara Chamber of Industry.";
        SourceMinistry: "Faaliyet iline göre toplamlar 2022-2023: Ticaret Bakanlığı bülteni.", "Totals by province of activity 2022-2023: bulletin of the Ministry of Trade.";
        SourceShapes: "İl sınırları: Natural Earth 1:10m, kamu malı. Genelleştirilmiştir; hukuki sınır değildir.", "Province boundaries: Natural Earth 1:10m, public domain. Generalised; not a statement on legal borders.";
        Privacy: "Gizlilik", "Privacy";
        PrivacyText: "Çerez, sayaç ve üçüncü taraf yoktur. Adres satırı yalnızca neye baktığınızı taşır, verinizi taşımaz. Tarayıcınızda yalnızca açık ya da koyu görünüm tercihiniz saklanır.", "No cookies, no counters, no third parties. The address line says what you are looking at and never holds your data. Your browser keeps nothing but your choice of light or dark.";
        Licence: "Program açık kaynaktır: MIT ya da Apache-2.0.", "The program is open source: MIT or Apache-2.0.";
    }
}

impl Ui {
    /// "12 il" / "12 provinces", "3 bölge" / "3 regions".
    pub fn places(count: u32, level: Level, lang: Lang) -> String {
        let (turkish, english) = match level {
            Level::Province => ("il", "province"),
            _ => ("bölge", "region"),
        };
        match (lang, count) {
            (Lang::Tr, _) => format!("{count} {turkish}"),
            (Lang::En, 1) => format!("1 {english}"),
            (Lang::En, _) => format!("{count} {english}s"),
        }
    }

    /// The same where there is little room: "12 il" / "12 prov.".
    pub fn places_short(count: u32, level: Level, lang: Lang) -> String {
        let word = match level {
            Level::Province => lang.pick("il", "prov."),
            _ => lang.pick("böl.", "reg."),
        };
        format!("{count} {word}")
    }

    /// A length in bytes, to one decimal: "12,3 MB" / "12.3 MB".
    pub fn size(bytes: u64, lang: Lang) -> String {
        const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
        if bytes < 1000 {
            return lang.pick("{} bayt", "{} bytes").replace("{}", &bytes.to_string());
        }
        let mut tenths = bytes / 100;
        let mut unit = 0;
        while tenths >= 10_000 && unit + 1 < UNITS.len() {
            tenths /= 1000;
            unit += 1;
        }
        let mark = lang.pick(",", ".");
        format!("{}{mark}{} {}", tenths / 10, tenths % 10, UNITS[unit])
    }

    /// How far a reading has come: "12,3 MB / 60,0 MB · 120.000 satır · 210 MB/sn". The numbers of
    /// rows come grouped.
    pub fn progress(done: u64, total: u64, rows: &str, per_second: Option<u64>, lang: Lang) -> String {
        let (done, total) = (Ui::size(done, lang), Ui::size(total, lang));
        let rate = per_second
            .map_or(String::new(), |rate| format!(" · {}{}", Ui::size(rate, lang), lang.pick("/sn", "/s")));
        match lang {
            Lang::Tr => format!("{done} / {total} · {rows} satır{rate}"),
            Lang::En => format!("{done} of {total} · {rows} rows{rate}"),
        }
    }

    /// How long a reading will still take.
    pub fn time_left(seconds: u64, lang: Lang) -> String {
        match (lang, seconds) {
            (Lang::Tr, 0..=1) => "bitmek üzere".into(),
            (Lang::En, 0..=1) => "almost done".into(),
            (Lang::Tr, 2..=90) => format!("yaklaşık {seconds} sn kaldı"),
            (Lang::En, 2..=90) => format!("about {seconds} s left"),
            (Lang::Tr, _) => format!("yaklaşık {} dk kaldı", seconds.div_ceil(60)),
            (Lang::En, _) => format!("about {} min left", seconds.div_ceil(60)),
        }
    }

    /// Said when another file was chosen while one was being read.
    pub fn instead_of(names: &str, lang: Lang) -> String {
        match lang {
            Lang::Tr => format!("“{names}” dosyasının okunması bırakıldı; yerine bu okunuyor."),
            Lang::En => format!("“{names}” is no longer read; this is read in its place."),
        }
    }

    /// How many of a file's codes a nomenclature has: "12 koddan 10 tanesi geçerli". Both numbers come grouped.
    pub fn valid_codes(valid: &str, distinct: &str, lang: Lang) -> String {
        match lang {
            Lang::Tr => format!("{distinct} koddan {valid} tanesi geçerli"),
            Lang::En => format!("{valid} of {distinct} codes are valid"),
        }
    }

    /// What became of the visitor's own definition; the number of its rules comes grouped.
    pub fn defined(name: &str, rules: &str, lang: Lang) -> String {
        match lang {
            Lang::Tr => format!("“{name}” açık: {rules} kural."),
            Lang::En => format!("“{name}” is open: {rules} rules."),
        }
    }

    /// The one line above the map of a visitor's file. Both numbers come grouped.
    pub fn own_summary(rows: &str, mapped: &str, lang: Lang) -> String {
        match (lang, rows == mapped) {
            (Lang::Tr, true) => format!("Dosyanızdaki {rows} satırın tümü haritada."),
            (Lang::Tr, false) => format!("Dosyanızdaki {rows} satırdan {mapped} tanesi haritada."),
            (Lang::En, true) => format!("All {rows} rows of your file are on the map."),
            (Lang::En, false) => format!("{mapped} of the {rows} rows in your file are on the map."),
        }
    }

    /// Where a problem stands: "satır 12, sütun 3"; column 0 is the whole row.
    pub fn place(line: &str, column: u32, lang: Lang) -> String {
        match (lang, column) {
            (Lang::Tr, 0) => format!("satır {line}"),
            (Lang::En, 0) => format!("line {line}"),
            (Lang::Tr, _) => format!("satır {line}, sütun {column}"),
            (Lang::En, _) => format!("line {line}, column {column}"),
        }
    }

    /// Facts of one file: encoding and delimiter, which a workbook has not, and rows (grouped).
    pub fn file_facts(encoding: &str, delimiter: char, rows: &str, lang: Lang) -> String {
        if encoding.is_empty() {
            return match lang {
                Lang::Tr => format!("çalışma kitabı · {rows} satır"),
                Lang::En => format!("workbook · {rows} rows"),
            };
        }
        let mark = match delimiter {
            ',' => lang.pick("virgül", "comma"),
            ';' => lang.pick("noktalı virgül", "semicolon"),
            '\t' => lang.pick("sekme", "tab"),
            _ => lang.pick("dikey çizgi", "vertical bar"),
        };
        match lang {
            Lang::Tr => format!("{encoding} · ayırıcı: {mark} · {rows} satır"),
            Lang::En => format!("{encoding} · separator: {mark} · {rows} rows"),
        }
    }

    /// "İlk 20 sorun" / "The first 20 problems".
    pub fn first_problems(count: usize, lang: Lang) -> String {
        match (lang, count) {
            (Lang::Tr, _) => format!("İlk {count} sorun"),
            (Lang::En, 1) => "The first problem".into(),
            (Lang::En, _) => format!("The first {count} problems"),
        }
    }

    /// Said when a table was sorted: "İhracat payına göre sıralandı" is not safe with any head, so the
    /// head is quoted.
    pub fn sorted_by(head: &str, falling: bool, lang: Lang) -> String {
        match (lang, falling) {
            (Lang::Tr, true) => format!("“{head}” sütununa göre azalan sırada"),
            (Lang::Tr, false) => format!("“{head}” sütununa göre artan sırada"),
            (Lang::En, true) => format!("sorted by “{head}”, falling"),
            (Lang::En, false) => format!("sorted by “{head}”, rising"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_decimal_and_in_the_language() {
        assert_eq!(Ui::size(999, Lang::Tr), "999 bayt");
        assert_eq!(Ui::size(12_345, Lang::En), "12.3 kB");
        assert_eq!(Ui::size(12_345_678, Lang::Tr), "12,3 MB");
        assert_eq!(Ui::size(1_000_000_000, Lang::En), "1.0 GB");
    }

    #[test]
    fn no_text_is_empty_or_the_same_by_accident() {
        for text in Ui::ALL {
            assert!(!text.text(Lang::Tr).is_empty() && !text.text(Lang::En).is_empty(), "{text:?}");
        }
    }
}
