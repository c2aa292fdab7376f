//! What is said where a bound was passed.

use crate::error::Limit;

use super::errors::{ErrorText, text};
use super::{Lang, grouped};

/// A passed bound in words.
pub(super) fn limit_exceeded(file: &str, which: Limit, limit: u64, line: u64, lang: Lang) -> ErrorText {
    let tr = lang == Lang::Tr;
    let at = match (line, tr) {
        (0, _) => String::new(),
        (line, true) => format!(", {}. satır", grouped(i128::from(line), lang)),
        (line, false) => format!(", line {}", grouped(i128::from(line), lang)),
    };
    let number = grouped(i128::from(limit), lang);
    let (title, what) = match which {
        Limit::RecordBytes => (
            lang.pick("Bir satır çok uzun", "One line is too long"),
            if tr {
                "bir kayıt en çok 16 MiB olabilir".to_string()
            } else {
                "a record may have 16 MiB at most".to_string()
            },
        ),
        Limit::Fields => (
            lang.pick("Bir satırda çok fazla sütun var", "One line has too many columns"),
            if tr {
                format!("en çok {number} sütun olabilir")
            } else {
                format!("there may be {number} columns at most")
            },
        ),
        Limit::DistinctTexts => (
            lang.pick("Bir sütunda çok fazla farklı metin var", "One column has too many distinct texts"),
            if tr {
                format!("en çok {number} farklı metin olabilir")
            } else {
                format!("there may be {number} distinct texts at most")
            },
        ),
        Limit::Amount => (
            lang.pick("Bir toplam çok büyük", "A sum is too large"),
            if tr {
                "922 trilyon doları geçiyor".to_string()
            } else {
                "it passes 922 trillion dollars".to_string()
            },
        ),
        Limit::Memory => {
            let megabytes = grouped(i128::from(limit >> 20), lang);
            (
                lang.pick("Veri belleğe sığmıyor", "The data do not fit into memory"),
                if tr {
                    format!("farklı kayıtlar için ayrılan {megabytes} MiB doldu")
                } else {
                    format!("the {megabytes} MiB set aside for distinct facts are full")
                },
            )
        }
        Limit::WorkbookBytes => (
            lang.pick("Çalışma kitabı çok büyük", "The workbook is too large"),
            at_most_mebibytes(limit, lang),
        ),
        Limit::InflatedBytes => (
            lang.pick("Çalışma kitabı açılınca çok büyüyor", "The workbook comes to too much when unpacked"),
            at_most_mebibytes(limit, lang),
        ),
        Limit::Entries => (
            lang.pick("Çalışma kitabının çok fazla parçası var", "The workbook has too many parts"),
            if tr {
                format!("en çok {number} parça olabilir")
            } else {
                format!("there may be {number} parts at most")
            },
        ),
        Limit::SheetRows => (
            lang.pick("Sayfada çok fazla satır var", "The sheet has too many rows"),
            if tr {
                format!("en çok {number} satır olabilir")
            } else {
                format!("there may be {number} rows at most")
            },
        ),
        Limit::SheetColumns => (
            lang.pick("Sayfada çok fazla sütun var", "The sheet has too many columns"),
            if tr {
                format!("en çok {number} sütun olabilir")
            } else {
                format!("there may be {number} columns at most")
            },
        ),
        Limit::Cells => (
            lang.pick("Sayfada çok fazla dolu hücre var", "The sheet has too many filled cells"),
            if tr {
                format!("en çok {number} hücre olabilir")
            } else {
                format!("there may be {number} cells at most")
            },
        ),
        Limit::TextBytes => (
            lang.pick("Çalışma kitabında çok fazla metin var", "The workbook holds too much text"),
            at_most_mebibytes(limit, lang),
        ),
    };
    let todo = match which {
        Limit::RecordBytes | Limit::Fields => lang.pick(
            "Satır sonlarını ve tırnakları denetleyin; dosya tablo olmayabilir.",
            "Check line ends and quotes; the file may be no table.",
        ),
        Limit::DistinctTexts => lang.pick(
            "Sütunların doğru tanındığını denetleyin.",
            "Check that the columns were understood rightly.",
        ),
        Limit::Amount => {
            lang.pick("Tutar sütununu ve birimini denetleyin.", "Check the amount column and its unit.")
        }
        Limit::Memory => lang.pick(
            "Daha az sütun (örneğin ülkesiz) ya da daha az yıl içeren bir dosya deneyin; ya da \
             bilgisayarınızda komut satırı programını kullanın.",
            "Try a file with fewer columns (without partners, say) or fewer years, or use the command line \
             program on your machine.",
        ),
        Limit::InflatedBytes | Limit::Entries => lang.pick(
            "Dosyanın kaynağından emin olun; tabloyu Excel'de açıp “CSV UTF-8” olarak kaydedin ve onu seçin.",
            "Make sure where the file comes from; open the table in Excel, save it as “CSV UTF-8” and choose that.",
        ),
        Limit::WorkbookBytes
        | Limit::SheetRows
        | Limit::SheetColumns
        | Limit::Cells
        | Limit::TextBytes => lang.pick(
            "Yalnızca tablonun bulunduğu sayfayı “CSV UTF-8” olarak kaydedip onu seçin.",
            "Save the sheet that holds the table as “CSV UTF-8” and choose that.",
        ),
    };
    text(title, format!("“{file}”{at}: {what}."), todo)
}

fn at_most_mebibytes(limit: u64, lang: Lang) -> String {
    let mebibytes = grouped(i128::from(limit >> 20), lang);
    match lang {
        Lang::Tr => format!("en çok {mebibytes} MiB olabilir"),
        Lang::En => format!("there may be {mebibytes} MiB at most"),
    }
}
