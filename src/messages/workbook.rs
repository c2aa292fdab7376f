//! What is said of a workbook that cannot be read.

use crate::error::WorkbookError;

use super::Lang;
use super::errors::{ErrorText, text};

/// A workbook that cannot be read, in words.
pub(super) fn workbook(file: &str, why: WorkbookError, lang: Lang) -> ErrorText {
    let (title, body, todo) = match why {
        WorkbookError::Truncated => (
            lang.pick("Çalışma kitabı yarım", "The workbook is cut off"),
            lang.pick("dosya bitmesi gereken yerden önce bitiyor", "the file ends before its end"),
            lang.pick("Dosyayı yeniden indirip seçin.", "Download the file again and choose it."),
        ),
        WorkbookError::Damaged => (
            lang.pick("Çalışma kitabı bozuk", "The workbook is damaged"),
            lang.pick("içindeki bir parça okunamıyor", "a part inside it cannot be read"),
            lang.pick(
                "Excel'de açıp yeniden kaydedin ya da “CSV UTF-8” olarak kaydedip onu seçin.",
                "Open it in Excel and save it anew, or save it as “CSV UTF-8” and choose that.",
            ),
        ),
        WorkbookError::Encrypted => (
            lang.pick("Çalışma kitabı parolalı", "The workbook has a password"),
            lang.pick("içeriği şifrelenmiş", "what it holds is encrypted"),
            lang.pick(
                "Excel'de parolasıyla açın, parolayı kaldırıp kaydedin ve yeniden seçin.",
                "Open it in Excel with its password, remove the password, save it and choose it again.",
            ),
        ),
        WorkbookError::NotAWorkbook => (
            lang.pick("Bu bir çalışma kitabı değil", "This is not a workbook"),
            lang.pick(
                "belge, sunu ya da arşiv gibi başka bir dosya",
                "it is another kind of file, such as a document or an archive",
            ),
            lang.pick(
                "Tabloyu içeren Excel, ODS ya da CSV dosyasını seçin.",
                "Choose the Excel, ODS or CSV file that holds the table.",
            ),
        ),
        WorkbookError::NoSheet => (
            lang.pick("Çalışma kitabında böyle bir sayfa yok", "The workbook has no such sheet"),
            lang.pick("hücreleri olan bir sayfa bulunamadı", "no sheet with cells was found"),
            lang.pick(
                "Tablonun bir sayfada durduğunu denetleyin.",
                "Check that the table stands on a sheet.",
            ),
        ),
        WorkbookError::OldFormat => (
            lang.pick("Bu tür çalışma kitabı okunamıyor", "This kind of workbook cannot be read"),
            lang.pick(
                "ikili Excel (.xlsb) ya da Excel 95 ve öncesi",
                "binary Excel (.xlsb), or Excel 95 and older",
            ),
            lang.pick(
                "Excel'de “Farklı Kaydet > Excel Çalışma Kitabı (.xlsx)” ile kaydedip onu seçin.",
                "In Excel, save it with “Save As > Excel Workbook (.xlsx)” and choose that.",
            ),
        ),
    };
    text(title, format!("“{file}”: {body}."), todo)
}
