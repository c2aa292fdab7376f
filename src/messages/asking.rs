//! Answers that the visitor chooses among where the program will not guess. The account has some of them too. Both
//! are written by the worker.

use super::texts;

texts! {
    /// Texts of the questions.
    AskText {
        Exports: "İhracat", "Exports";
        Imports: "İthalat", "Imports";
        MarkComma: "Virgül ondalık ayırıcı: 1.234,5", "The comma is the decimal mark: 1.234,5";
        MarkPoint: "Nokta ondalık ayırıcı: 1,234.5", "The point is the decimal mark: 1,234.5";
        Currency: "Para birimi", "Currency";
        Unit: "Birim", "Unit";
        UnitOne: "Tek tek (1)", "Single units (1)";
        UnitThousand: "Bin (1.000)", "Thousands (1,000)";
        UnitMillion: "Milyon (1.000.000)", "Millions (1,000,000)";
        DayFirst: "Önce gün (03/04: 3 Nisan)", "The day first (03/04 is 3 April)";
        MonthFirst: "Önce ay (03/04: 4 Mart)", "The month first (03/04 is 4 March)";
        PartMonth: "Ay", "Month";
        PartQuarter: "Çeyrek", "Quarter";
        Newer: "Yenisi geçerli", "The newer one counts";
        NewerNote: "Dönemleri daha ileri giden dosya, ortak dönemlerde öbürünün yerine geçer.", "In the periods that both hold, the file that reaches further replaces the other.";
        First: "İlki geçerli", "The first one counts";
        FirstNote: "Önce seçilen dosya kalır; öbüründen yalnızca yeni dönemler alınır.", "The file chosen first stays; the other one adds its new periods alone.";
        Compare: "Karşılaştır", "Compare";
        CompareNote: "Yenisi geçerli olur; değiştirdiği her sayı eskisi ve yenisiyle listelenir.", "The newer one counts, and every figure that it changes is listed, old and new.";
        Add: "İkisini topla", "Add both up";
        AddNote: "Dosyalar tek bir tablonun parçaları; aynı satırlar iki kez sayılır.", "The files are parts of one table; the same row counts twice.";
        Within: "İçinde: bir kez say", "Parts of it: count once";
        Apart: "Ayrı: hepsini topla", "Beside it: add all";
        OtherPlace: "Başka bir il…", "Another province…";
        LeaveOut: "Haritaya koyma", "Leave it off the map";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    #[test]
    fn no_text_is_empty() {
        for text in AskText::ALL {
            assert!(!text.text(Lang::Tr).is_empty() && !text.text(Lang::En).is_empty(), "{text:?}");
        }
    }
}
