//! The page in the frame of every embed: shapes and names from the build, numbers from the fragment.

use crate::data::provinces;
use crate::messages::{Core, Lang, PublishText};
use crate::publish::escape::escape;
use crate::publish::html::frame::{Document, Parts, document};
use crate::publish::svg::map;
use crate::types::Level;
use crate::view::Gap;
use crate::view::palette::{self, Scheme};

/// What holds where the host sends no headers. It names no `'self'`: in a sandboxed frame, where the
/// origin is opaque, browsers do not agree on what that means in a policy of the page itself. No inline
/// code runs, and the page makes no element that could load anything.
const POLICY: &str = "default-src 'none'; script-src http: https:; style-src http: https:; base-uri 'none'; form-action 'none'";

/// Classic ones, in this order: reading, the table, the map, and what is said to the page around.
const SCRIPTS: [&str; 4] = ["payload.js", "table.js", "embed.js", "height.js"];

/// The page, for `embed/index.html`.
pub fn embed_page() -> String {
    let paths = map::paths(|path| {
        let name = provinces::get(path.plate).map(|province| province.name).unwrap_or_default();
        let attributes = format!(
            "data-name=\"{}\" data-x=\"{}\" data-y=\"{}\" data-class=\"missing\" data-step=\"\"",
            escape(name),
            path.label_x,
            path.label_y
        );
        (attributes, String::new())
    });
    // Empty elements that the script fills.
    let map = format!(
        "{}{}<g class=\"circles\" id=\"circles\" aria-hidden=\"true\" \
         pointer-events=\"none\"></g><path class=\"hovered\" id=\"hovered\" d=\"\"/><g class=\"labels\" id=\"labels\" aria-hidden=\"true\" \
         pointer-events=\"none\"></g>{}",
        map::patterns(Scheme::default(), 0..palette::STEPS as u8, Gap::ALL),
        map::layers(&paths, Level::Province),
        map::watermark("").replace("<text ", "<text id=\"watermark\" ")
    );
    let parts = Parts {
        map,
        map_label: both(PublishText::MapCalled, " / "),
        show_table: format!(
            "<span class=\"both\" id=\"with-table\">{}</span><span class=\"both\" id=\"notes-alone\" hidden>{}</span>",
            say(PublishText::ShowTable),
            say(PublishText::ShowNotes)
        ),
        credit: credit(),
        notices: notices(),
        ..Parts::default()
    };
    document(&Document {
        lang: Lang::Tr.tag(),
        root: "data-both data-state=\"waiting\"",
        policy: POLICY,
        head: &format!(
            "<title>{}</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"stylesheet\" href=\"embed.css\">",
            both(PublishText::EmbedTitle, " / ")
        ),
        body: &parts.body(),
        foot: &SCRIPTS.map(|name| format!("<script src=\"{name}\"></script>\n")).concat(),
    })
}

/// A text in both languages, of which the style sheet shows the one of the document.
fn say(text: PublishText) -> String {
    spans(&escape(text.text(Lang::Tr)), &escape(text.text(Lang::En)))
}

/// The same of markup.
fn spans(turkish: &str, english: &str) -> String {
    format!("<span lang=\"tr\">{turkish}</span><span lang=\"en\">{english}</span>")
}

/// Whose boundaries these are, the numbers as a file, and the way to the page: where the payload says so, to the
/// same view.
fn credit() -> String {
    format!(
        "{boundaries} <span id=\"offer\" hidden><a class=\"both\" id=\"data\" data-heads-tr=\"{tr}\" data-heads-en=\"{en}\">{data}</a></span> \
         <a class=\"both\" id=\"home\" href=\"../\" target=\"_blank\" rel=\"noopener\">{made}<span class=\"both\" id=\"opens\" hidden>: {open}</span></a>",
        boundaries = spans(Core::BoundariesCredit.text(Lang::Tr), Core::BoundariesCredit.text(Lang::En)),
        tr = escape(PublishText::DataHeads.text(Lang::Tr)),
        en = escape(PublishText::DataHeads.text(Lang::En)),
        data = say(PublishText::GetData),
        made = say(PublishText::MadeWith),
        open = say(PublishText::OpenView),
    )
}

fn both(text: PublishText, between: &str) -> String {
    format!("{}{between}{}", escape(text.text(Lang::Tr)), escape(text.text(Lang::En)))
}

fn link(text: PublishText, lang: Lang) -> String {
    format!("<a href=\"../\" target=\"_blank\" rel=\"noopener\">{}</a>", escape(text.text(lang)))
}

/// Why there is no map. Nobody knows the reader's language then, so both are shown.
fn notices() -> String {
    let paragraphs = |text: PublishText| -> String {
        Lang::ALL
            .into_iter()
            .map(|lang| {
                let (tag, words) = (lang.tag(), escape(text.text(lang)));
                format!("<p lang=\"{tag}\">{words} {}</p>", link(PublishText::OpenPage, lang))
            })
            .collect()
    };
    let notice = |class: &str, text| {
        format!("<div class=\"notice {class}\"><h1>Teknoharita</h1>{}</div>\n", paragraphs(text))
    };
    format!(
        "{}{}{}{}<noscript>{}</noscript>\n",
        notice("empty", PublishText::EmbedEmpty),
        notice("broken", PublishText::EmbedBroken),
        notice("version", PublishText::EmbedVersion),
        notice("old", PublishText::EmbedOld),
        paragraphs(PublishText::EmbedNoScript),
    )
}
