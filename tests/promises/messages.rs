//! Both languages are complete, and no text is the other language's by accident.

use teknoharita::messages::{Core, FileText, Lang, Ui};

fn check(all: &[(String, &'static str, &'static str)]) {
    for (name, turkish, english) in all {
        assert!(!turkish.is_empty() && !english.is_empty(), "{name}");
        assert_eq!(turkish.trim(), *turkish, "{name}");
        assert_eq!(english.trim(), *english, "{name}");
        // Letters that English does not have stand in names alone.
        let names = [
            "Türkiye",
            "TÜİK",
            "TİM",
            "GTİP",
            "Teknoharita",
            "Eskişehir",
            "Adıyaman",
            "İllerin",
            "ÖRNEK",
            "Türkçe",
            "Dış",
            "İstanbul",
            "SENTETİK",
        ];
        let rest = names.iter().fold(english.to_string(), |text, name| text.replace(name, ""));
        let quoted: String = rest.split(['“', '”', '`']).step_by(2).collect();
        assert!(!quoted.contains(['ı', 'ğ', 'ş', 'İ', 'Ğ', 'Ş']), "{name}: {english}");
    }
}

#[test]
fn every_text_stands_in_both_languages() {
    let core = Core::ALL.iter().map(|text| (format!("{text:?}"), text.text(Lang::Tr), text.text(Lang::En)));
    check(&core.collect::<Vec<_>>());
    let ui = Ui::ALL.iter().map(|text| (format!("{text:?}"), text.text(Lang::Tr), text.text(Lang::En)));
    check(&ui.collect::<Vec<_>>());
    let files = FileText::ALL.iter();
    let files = files.map(|text| (format!("{text:?}"), text.text(Lang::Tr), text.text(Lang::En)));
    check(&files.collect::<Vec<_>>());
}
