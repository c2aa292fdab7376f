//! What is said when a worker is lost, or when none can be started.

use super::{ErrorText, Lang};

/// How a worker was lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Loss {
    /// It stopped with an error of the program.
    Trapped,
    /// It says nothing any more: it hangs, or the browser ended it without a word.
    Silent,
    /// It got no more memory.
    Memory,
}

/// What the lost worker was there for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Work {
    /// It read the visitor's files.
    Reading {
        /// How often a worker was lost over these files.
        times: u32,
    },
    /// It held the visitor's data.
    Holding {
        /// How often a worker was lost over these files.
        times: u32,
    },
    /// It computed a view, and so did the one before it.
    View,
    /// It made a file to be saved.
    File,
    /// Workers are lost one after the other.
    Anything {
        /// How many in a row.
        times: u32,
    },
}

/// Why no worker can be started.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Its program could not be loaded.
    Unreachable,
    /// The browser is too old for it.
    OldBrowser,
    /// The browser is not allowed to run it.
    Forbidden,
}

/// A lost worker in the reader's language.
pub fn loss_text(loss: Loss, work: Work, lang: Lang) -> ErrorText {
    let cause = cause(loss, lang);
    let (title, rest, todo) = match work {
        Work::Reading { times } => (
            lang.pick("Okuma yarıda kesildi", "Reading broke off"),
            lang.pick(
                "Dosyanız bu sayfadan çıkmadı; ekranda gördüğünüz hâlâ doğru.",
                "Your file did not leave this page, and what you see is still right.",
            ),
            once_more(loss, times, lang),
        ),
        Work::Holding { times } => (
            lang.pick("Verinizin yeniden okunması gerekiyor", "Your data have to be read again"),
            lang.pick(
                "Veriniz onunla birlikte gitti; ekranda son gördüğünüz duruyor. Aynı şey yinelenebileceği için dosyanız size sorulmadan yeniden okunmaz.",
                "Your data went with it; the screen keeps what you saw last. Since the same could happen again, your file is not read again unasked.",
            ),
            once_more(loss, times, lang),
        ),
        Work::View => (
            lang.pick("Bu görünüm hesaplanamadı", "This view could not be computed"),
            lang.pick(
                "Bu, art arda iki kez oldu; ekranda son gördüğünüz duruyor.",
                "That happened twice in a row; the screen keeps what you saw last.",
            ),
            lang.pick("Başka bir görünüm seçin.", "Choose another view.").to_owned(),
        ),
        Work::File => (
            lang.pick("Dosya hazırlanamadı", "The file could not be made"),
            lang.pick("Yenisi başlatıldı.", "A new one was started."),
            lang.pick("Yeniden deneyin.", "Try again.").to_owned(),
        ),
        Work::Anything { times } => (
            lang.pick("Sayfa şu anda hesaplayamıyor", "The page cannot compute at the moment"),
            lang.pick("Ekranda gördüğünüz hâlâ doğru.", "What you see is still right."),
            repeated(times, lang),
        ),
    };
    ErrorText { title: title.to_owned(), body: format!("{cause} {rest}"), todo }
}

/// Said when nothing was lost with it.
pub fn restarted_text(loss: Loss, lang: Lang) -> String {
    let rest =
        lang.pick("Yenisi başlatıldı; bir şey kaybolmadı.", "A new one was started; nothing was lost.");
    format!("{} {rest}", cause(loss, lang))
}

fn cause(loss: Loss, lang: Lang) -> &'static str {
    match loss {
        Loss::Trapped => lang.pick(
            "Hesaplayan parça bir program hatasıyla durdu ve kapatıldı.",
            "The part that computes stopped with a program error and was closed.",
        ),
        Loss::Silent => lang.pick(
            "Hesaplayan parça yanıt vermez oldu: takıldı ya da tarayıcı onu kapattı.",
            "The part that computes no longer answered: it hung, or the browser closed it.",
        ),
        Loss::Memory => lang.pick(
            "Tarayıcı, hesaplayan parçaya daha fazla bellek vermedi.",
            "The browser gave the part that computes no more memory.",
        ),
    }
}

fn once_more(loss: Loss, times: u32, lang: Lang) -> String {
    match (times, loss) {
        (0..=1, Loss::Memory) => lang.pick(
            "Başka sekmeleri kapatıp yeniden deneyin; dosya hâlâ seçili. Yine olmazsa daha az yıl ya da sütun içeren bir dosya seçin.",
            "Close other tabs and try again; the file is still chosen. If it fails again, choose a file with fewer years or columns.",
        ).to_owned(),
        (0..=1, _) => {
            lang.pick("Yeniden deneyin; dosya hâlâ seçili.", "Try again; the file is still chosen.").to_owned()
        }
        _ if lang == Lang::Tr => format!(
            "Bu, aynı dosyayla {times}. kez oldu: tarayıcınız bu dosyayı kaldıramıyor olabilir. Daha az yıl ya da sütun içeren bir dosya deneyin ya da komut satırını kullanın: {COMMAND}"
        ),
        _ => format!(
            "This is time {times} with the same file: it may be too much for this browser. Try a file with fewer years or columns, or use the command line: {COMMAND}"
        ),
    }
}

fn repeated(times: u32, lang: Lang) -> String {
    match lang {
        Lang::Tr => format!(
            "Art arda {times} kez yeniden başlatıldı. Başka sekmeleri kapatıp yeniden deneyin; olmazsa sayfayı yenileyin ya da komut satırını kullanın: {COMMAND}"
        ),
        Lang::En => format!(
            "It was started {times} times in a row. Close other tabs and try again; if that is in vain, reload the page or use the command line: {COMMAND}"
        ),
    }
}

/// The way out when a browser is not enough.
const COMMAND: &str = "teknoharita ledger trade.csv";

/// A worker that cannot be started, in the reader's language.
pub fn refusal_text(refusal: Refusal, lang: Lang) -> ErrorText {
    let still = lang.pick(
        "Ekrandaki hazır harita doğrudur; onu değiştirmek ve dosya açmak şu anda olanaksız.",
        "The map on the screen is right; changing it and opening files is not possible now.",
    );
    let (title, cause, todo) = match refusal {
        Refusal::Unreachable => (
            lang.pick("Sayfanın bir parçası yüklenemedi", "A part of the page could not be loaded"),
            lang.pick(
                "Hesaplayan parça sunucudan alınamadı.",
                "The part that computes could not be fetched.",
            ),
            lang.pick("Bağlantınızı denetleyip yeniden deneyin.", "Check your connection and try again."),
        ),
        Refusal::OldBrowser => (
            lang.pick("Tarayıcınız bu sayfa için eski", "This browser is too old for this page"),
            lang.pick(
                "Dosya okuyan parça WebAssembly SIMD ister; tarayıcınızda bu yok.",
                "The part that reads files needs WebAssembly SIMD, which this browser lacks.",
            ),
            lang.pick(
                "Chrome ya da Edge 96, Firefox 89, Safari 16.4 veya daha yeni bir sürüm kullanın.",
                "Use Chrome or Edge 96, Firefox 89, Safari 16.4 or newer.",
            ),
        ),
        Refusal::Forbidden => (
            lang.pick("Tarayıcı programı çalıştırmıyor", "The browser does not run the program"),
            lang.pick(
                "Bir ayar, eklenti ya da kurum kuralı WebAssembly'yi engelliyor.",
                "A setting, an extension or a rule of your organisation forbids WebAssembly.",
            ),
            lang.pick(
                "Bu site için WebAssembly'ye izin verip sayfayı yenileyin ya da başka bir tarayıcı kullanın.",
                "Allow WebAssembly for this site and reload the page, or use another browser.",
            ),
        ),
    };
    ErrorText { title: title.to_owned(), body: format!("{cause} {still}"), todo: todo.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_loss_says_what_happened_and_what_to_do_in_both_languages() {
        let works = [
            Work::Reading { times: 1 },
            Work::Reading { times: 2 },
            Work::Holding { times: 1 },
            Work::View,
            Work::File,
            Work::Anything { times: 3 },
        ];
        for work in works {
            let mut seen = Vec::new();
            for loss in [Loss::Trapped, Loss::Silent, Loss::Memory] {
                for lang in Lang::ALL {
                    let said = loss_text(loss, work, lang);
                    assert!(!said.title.is_empty() && !said.todo.is_empty(), "{work:?}");
                    assert!(!seen.contains(&said.body), "{work:?} {loss:?}: {}", said.body);
                    seen.push(said.body);
                }
            }
        }
    }

    #[test]
    fn what_keeps_failing_names_the_command_line() {
        for lang in Lang::ALL {
            let first = loss_text(Loss::Trapped, Work::Reading { times: 1 }, lang).todo;
            let second = loss_text(Loss::Trapped, Work::Reading { times: 2 }, lang).todo;
            assert!(!first.contains(COMMAND) && second.contains(COMMAND) && second.contains('2'), "{second}");
        }
    }

    #[test]
    fn an_old_browser_is_told_which_one_is_new_enough() {
        for lang in Lang::ALL {
            let said = refusal_text(Refusal::OldBrowser, lang);
            assert!(said.todo.contains("Safari 16.4"), "{}", said.todo);
        }
    }
}
