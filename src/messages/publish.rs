//! Texts of files: the embed's page, the web page in one file, pictures.

use super::texts;

texts! {
    /// Texts of exported files and of the embed's page.
    PublishText {
        ShowTable: "Tablo ve notlar", "Table and notes";
        ShowNotes: "Notlar", "Notes";
        GetData: "Verileri indirin (CSV)", "Get the data (CSV)";
        DataHeads: "plaka;değer;pasaport;kaynak;uyarı", "plate;value;passport;source;mark";
        OpenView: "haritayı açın", "open this map";
        MadeWith: "Teknoharita ile hazırlandı", "Made with Teknoharita";
        MapCalled: "Harita", "Map";
        EmbedTitle: "Teknoharita: gömülü harita", "Teknoharita: embedded map";
        EmbedEmpty: "Bu çerçevede gösterilecek harita yok: adreste veri bulunamadı.", "There is no map to show in this frame: its address carries no data.";
        EmbedBroken: "Bu haritanın verisi okunamadı. Gömme kodu eksik kopyalanmış olabilir; kodu yeniden alın.", "The data of this map cannot be read. The embed code may have been cut short; copy it again.";
        EmbedVersion: "Bu harita, bu sayfanın tanımadığı bir sürümle hazırlanmış. Gömme kodunu yeniden alın.", "This map was made with a version that this page does not know. Copy the embed code again.";
        EmbedOld: "Bu haritayı gösterecek kadar yeni bir tarayıcı gerekiyor. Tarayıcınızı güncelleyin ya da verilere Teknoharita'da bakın.", "This map needs a newer browser. Update yours, or look at the data on Teknoharita.";
        EmbedNoScript: "Burada Türkiye'nin illerini dış ticaretlerindeki teknoloji düzeyine göre gösteren bir harita var. Renkleri ve sayıları için JavaScript gerekir: JavaScript'i açıp sayfayı yenileyin ya da Teknoharita'ya bakın.", "Here stands a map of the provinces of Türkiye by the technology intensity of their trade. Its colours and numbers need JavaScript: switch it on and load this page again, or look at Teknoharita.";
        OpenPage: "Teknoharita'yı açın", "Open Teknoharita";
        Description: "Türkiye'nin illeri ne kadar teknoloji satıyor? Haritada görün, kendi dosyanızı da açın: dosyanız bilgisayarınızdan çıkmaz.", "How much technology do the provinces of Türkiye trade? See it on a map, and open your own file: it never leaves your computer.";
    }
}
