//! What the build writes before any WebAssembly runs: the first screen in both languages, and the page
//! that embeds load.

mod controls;
mod embed_page;
mod stage;

use super::escape::escape;
use crate::messages::{Lang, PublishText, Ui};
use crate::view::{Hands, PageView};
use crate::wire::encode_text;

pub use embed_page::embed_page;

/// The pieces for the markers `head` and `body` of index.html, from the default view in Turkish and in
/// English.
///
/// The body has the elements and classes of the live page (`src/ui/README.md`), so that nothing jumps
/// when the app takes over. Where the languages differ both texts stand there, each in an element with
/// its `lang`; the style sheet shows the one of the document.
pub fn page(views: [&PageView; 2]) -> Vec<(&'static str, String)> {
    let both = Both { views };
    vec![("head", head(&both)), ("body", body(&both))]
}

/// The same view in two languages.
#[derive(Clone, Copy)]
struct Both<'a> {
    views: [&'a PageView; 2],
}

impl<'a> Both<'a> {
    /// One text a language, as content of an element: plain where they are the same.
    fn say(&self, text: impl Fn(&'a PageView, Lang) -> String) -> String {
        let [turkish, english] = self.texts(&text);
        match turkish == english {
            true => escape(&turkish),
            false => format!(
                "<span lang=\"tr\">{}</span><span lang=\"en\">{}</span>",
                escape(&turkish),
                escape(&english)
            ),
        }
    }

    /// A text of the page.
    fn ui(&self, text: Ui) -> String {
        self.say(|_, lang| text.text(lang).to_string())
    }

    /// One element a language, for what stands in attributes; `element` gets its `lang` attribute.
    fn each(&self, element: impl Fn(&'a PageView, Lang, &str) -> String) -> String {
        self.views
            .iter()
            .map(|view| element(view, view.spec.lang, &format!("lang=\"{}\"", view.spec.lang.tag())))
            .collect()
    }

    fn texts(&self, text: &impl Fn(&'a PageView, Lang) -> String) -> [String; 2] {
        self.views.map(|view| text(view, view.spec.lang))
    }

    /// The view whose numbers for machines are taken; they are the same in both languages.
    fn any(&self) -> &'a PageView {
        self.views[0]
    }
}

fn head(both: &Both<'_>) -> String {
    let [turkish, english] = both.texts(&|_, lang| PublishText::Description.text(lang).to_string());
    format!(
        "<title>Teknoharita</title>\n<meta name=\"description\" content=\"{} {}\">",
        escape(&turkish),
        escape(&english)
    )
}

/// The same view as data, so that the app can take over before any worker is there. What the hand takes hold of
/// stands in the page already.
fn first_view(view: &PageView) -> String {
    let view = &PageView { hands: Hands::default(), ..view.clone() };
    format!(
        "<div hidden id=\"first-view-{}\" data-view=\"{}\"></div>",
        view.spec.lang.tag(),
        encode_text(view)
    )
}

fn body(both: &Both<'_>) -> String {
    format!(
        "{}<main><section class=\"explore\" id=\"explore\">{}{}{}</section></main>{}",
        controls::bar(both),
        controls::lead(both),
        controls::controls(both),
        stage::stage(both),
        both.views.map(first_view).concat()
    )
}
