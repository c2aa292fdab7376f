//! Where the data are that this page reads. The same text stands in `docs/DATA.md`; a test holds the two together.

use super::{Lang, texts};

texts! {
    /// Texts about sources of data.
    DataText {
        Title: "Veriyi nereden bulurum?", "Where do I get data?";
        Dated: "Kasım 2026 itibarıyla. Siteler değişir: bir adres değişmişse tablonun adını arayın.", "As of November 2026. Sites change: where an address is gone, search for the name of the table.";
        Need: "Gerekli olan bir il, bir dönem ve bir tutar; teknoloji düzeyi için ayrıca ürün ya da sektör kodu. Dosyayı indirdiğiniz gibi bırakın: yönü ve birimi çoğu kez başlıklar ve notlar söyler, toplam satırları da denetim için kullanılır.", "You need a province, a period and an amount; for levels of technology also a code of products or sectors. Drop the file as you downloaded it: titles and notes often say flow and unit, and rows of totals serve to check the sums.";
        Where: "Nerede", "Where";
        Table: "Tablo", "Table";
        Choose: "Seçenekler", "Options";
        Know: "Bilmekte yarar var", "Good to know";

        TuikName: "TÜİK (Türkiye İstatistik Kurumu)", "TÜİK (Turkish Statistical Institute)";
        TuikWhere: "data.tuik.gov.tr, “Dış Ticaret” kategorisi: hazır Excel tabloları “İstatistiksel Tablolar”da, kendi sorgunuz “Veritabanları”nda.", "data.tuik.gov.tr, category “Dış Ticaret” (foreign trade): ready Excel tables under “İstatistiksel Tablolar”, your own query under “Veritabanları”.";
        TuikTable: "İllere göre ihracat ve ithalat; teknoloji düzeyi için iller ile ekonomik faaliyet (ISIC) ya da fasıl (HS) birlikte.", "Exports and imports by province; for levels of technology, provinces together with economic activity (ISIC) or chapters (HS).";
        TuikChoose: "Bütün iller, istediğiniz yıllar ya da aylar, ABD doları, ürün kodunun en ayrıntılısı. Sonucu xls, xlsx ya da csv olarak indirin.", "All provinces, the years or months you want, US dollars, the most detailed product code there is. Download the result as xls, xlsx or csv.";
        TuikKnow: "İl, firma merkezinin bulunduğu ildir. 2020’den beri ayrıntılı veriler genel ticaret sistemine göre yayımlanır; dosyada hangi sistem olduğu yazmıyorsa “Verinin kimliği”nde seçin.", "The province is that of the firm’s head office. Since 2020 detailed data are published by the general trade system; where the file does not name the system, choose it under “What the figures are”.";

        MinistryName: "Ticaret Bakanlığı", "Ministry of Trade";
        MinistryWhere: "ticaret.gov.tr: istatistikler ve aylık dış ticaret veri bülteni.", "ticaret.gov.tr: statistics, and the monthly bulletin of foreign trade data.";
        MinistryTable: "“Faaliyet İllerine Göre İhracat”: illerin iki yılı, payı ve değişimi; varsa fasıllara ve ülkelere göre ayrıntısı.", "“Faaliyet İllerine Göre İhracat” (exports by province of activity): provinces with two years, share and change; where there is one, the table with chapters and countries.";
        MinistryChoose: "Excel dosyasını indirin. Yalnızca PDF varsa tabloyu önce bir çalışma kitabına aktarın; bu sayfa PDF okumaz.", "Download the Excel file. If there is only a PDF, move the table into a workbook first; this page reads no PDF.";
        MinistryKnow: "İl, ihracata konu malın üretildiği ildir; firma merkezine göre derlenen sayılarla toplanmaz, yan yana konur. İl tablosunda ürün yoktur, toplamlar gösterilir. Fasıllar kabadır: bir fasıl birkaç düzeyden mal içeriyorsa pay bir aralık olarak çıkar. Tabloda adı olmayan iller “Diğer”dedir; haritada eksiktir, sıfır değildir.", "The province is where the exported goods are made; such figures are not added to those by head office but put beside them. The table of provinces has no products, so totals are shown. Chapters are coarse: where one holds goods of several levels, the share is a range. Provinces that the table does not name are in “Diğer” (others): on the map they are missing, not zero.";

        TimName: "TİM (Türkiye İhracatçılar Meclisi)", "TİM (Turkish Exporters’ Assembly)";
        TimWhere: "tim.org.tr, “İhracat Rakamları”.", "tim.org.tr, “İhracat Rakamları” (export figures).";
        TimTable: "İl bazında sektörel ihracat: illere ve sektörlere göre aylık Excel dosyası.", "İl bazında sektörel ihracat (exports of sectors by province): a monthly Excel file.";
        TimChoose: "Yılı ve ayı seçip xlsx dosyasını indirin. Birkaç ayın dosyalarını birlikte bırakabilirsiniz.", "Choose year and month and download the xlsx file. Files of several months may be dropped together.";
        TimKnow: "Yalnızca ihracat. Sektörler TİM’in kendi sektörleridir; bir sektörde birkaç düzeyden mal varsa pay bir aralık olarak çıkar. Aynı dönem iki dosyada geçiyorsa hangisinin geçerli olduğunu sorarız.", "Exports alone. The sectors are TİM’s own; where one holds goods of several levels, the share is a range. Where two files hold the same period, we ask which one counts.";
    }
}

/// What is said of one source, in the order of [`LABELS`].
pub struct DataSource {
    /// Its name.
    pub name: DataText,
    /// Where, which table, which options, what to know.
    pub lines: [DataText; 4],
}

/// What the lines of a source are called.
pub const LABELS: [DataText; 4] = [DataText::Where, DataText::Table, DataText::Choose, DataText::Know];

/// All sources.
pub const SOURCES: [DataSource; 3] = [
    DataSource {
        name: DataText::TuikName,
        lines: [DataText::TuikWhere, DataText::TuikTable, DataText::TuikChoose, DataText::TuikKnow],
    },
    DataSource {
        name: DataText::MinistryName,
        lines: [
            DataText::MinistryWhere,
            DataText::MinistryTable,
            DataText::MinistryChoose,
            DataText::MinistryKnow,
        ],
    },
    DataSource {
        name: DataText::TimName,
        lines: [DataText::TimWhere, DataText::TimTable, DataText::TimChoose, DataText::TimKnow],
    },
];

/// All of it as Markdown.
pub fn data_page(lang: Lang) -> String {
    let mut page = format!(
        "## {}\n\n{}\n\n{}\n",
        DataText::Title.text(lang),
        DataText::Dated.text(lang),
        DataText::Need.text(lang)
    );
    for source in &SOURCES {
        page.push_str(&format!("\n### {}\n\n", source.name.text(lang)));
        for (label, line) in LABELS.iter().zip(source.lines) {
            page.push_str(&format!("- **{}**: {}\n", label.text(lang), line.text(lang)));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `cargo test --lib sources -- --nocapture` prints what has to stand there.
    #[test]
    fn the_page_and_the_docs_say_the_same() {
        let docs = include_str!("../../docs/DATA.md");
        for lang in [Lang::En, Lang::Tr] {
            let page = data_page(lang);
            if !docs.contains(&page) {
                println!("{page}");
            }
            assert!(docs.contains(&page), "docs/DATA.md lacks the text above");
        }
    }
}
