//! The step before something becomes public, as markup: texts, look, an exact preview, everything that becomes public,
//! and the forms in which it can be taken away. What can be chosen says so in `data-figure`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::citation::{bibtex, citation};
use super::field;
use super::publication::Publication;
use crate::markup::Markup;
use crate::messages::{Lang, StepText, error_text, numbers_line, texts_line};
use crate::types::Level;
use crate::view::{CardForm, MOST_TEXT_LETTERS, PictureShape, Theme};

/// What the ids of its controls begin with.
const SECTION: &str = "step";

/// Something that a card says and the data do not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// Which part, in the words of the card: `places/6`, `value/mapped`, `files/0`.
    pub part: String,
    /// What the card says.
    pub card: String,
    /// What follows from the data; empty where there is nothing of it.
    pub found: String,
}

/// What a check of a method card came to.
pub enum Checked {
    /// It is of these data.
    Same,
    /// Parts that differ; whether the card is under a definition of a user's own, which may be all that differs.
    Differs(Vec<Difference>, bool),
    /// It cannot be read, or is of other data; in words.
    Refused(String),
}

/// What the step shows beside its map.
pub struct StepInput<'a> {
    /// Address of the page.
    pub base: &'a str,
    /// What the check of a card came to, where one was asked for.
    pub checked: Option<&'a Checked>,
    /// What the rule of secrecy means for the map, as markup.
    pub secrecy: String,
    /// Whether the data name firms.
    pub has_firms: bool,
    /// Whether the country's number is withheld.
    pub withholds_country: bool,
    /// Whether the embed's code is shown, which publishes the map.
    pub with_code: bool,
}

/// The markup of the step. What takes long to draw comes when it is unfolded.
pub fn step_markup(it: &Publication, input: &StepInput<'_>) -> String {
    let mut out = Markup::default();
    let lang = it.view.spec.lang;
    take(&mut out, it, input, lang);
    out.part(input.secrecy.clone());
    let open = it.settings.open;
    out.raw("<p class=\"step-open\"><button type=\"button\" data-figure=\"open\" data-testid=\"prepare\"");
    out.attr("value", if open { "-on" } else { "on" })
        .attr("aria-expanded", if open { "true" } else { "false" });
    out.raw(">").text(StepText::Prepare.text(lang)).raw("</button> <span class=\"quiet\">");
    out.text(StepText::PrepareLead.text(lang)).raw("</span></p>");
    if open {
        out.raw("<div class=\"step\" data-testid=\"step\"><div class=\"step-form\">");
        texts(&mut out, it, lang);
        look(&mut out, it, lang);
        if input.has_firms {
            rule(&mut out, it, lang);
        }
        out.raw("</div><div class=\"step-shown\">");
        preview(&mut out, it, lang);
        public(&mut out, it, !input.withholds_country, lang);
        out.raw("</div></div>");
        more(&mut out, input.with_code, lang);
        cite(&mut out, it, lang);
        verify(&mut out, input.checked, lang);
        out.raw("<p hidden").attr("data-say", StepText::Said.text(lang)).raw("></p>");
    }
    out.done()
}

fn title(out: &mut Markup, text: StepText, lang: Lang) -> &mut Markup {
    out.raw("<h3>").text(text.text(lang)).raw("</h3>")
}

fn texts(out: &mut Markup, it: &Publication, lang: Lang) {
    let view = &it.view;
    let note = it.settings.texts.note.as_deref().unwrap_or_default();
    let fields = [
        ("headline", StepText::Headline, view.headline.as_str()),
        ("title", StepText::Title, &view.title),
        ("source", StepText::Source, &view.source),
        ("note", StepText::Note, note),
        ("alt", StepText::Alt, &view.map.description),
    ];
    title(out, StepText::Texts, lang);
    out.raw("<p class=\"quiet\">").text(StepText::TextsNote.text(lang)).raw("</p>");
    for (name, label, text) in fields {
        out.part(field::begin(SECTION, name, label.text(lang))).raw("<textarea rows=\"2\"");
        out.part(field::names(SECTION, name));
        out.number("maxlength", MOST_TEXT_LETTERS as i64).raw(">").text(text).raw("</textarea></div>");
    }
}

/// A list of things to choose from.
fn list(
    out: &mut Markup,
    name: &'static str,
    label: StepText,
    chosen: &str,
    options: &[(&str, String)],
    lang: Lang,
) {
    let mut all = Markup::default();
    for (id, words) in options {
        all.option(id, words, *id == chosen);
    }
    out.part(field::list(SECTION, name, label.text(lang), &all.done()));
}

fn look(out: &mut Markup, it: &Publication, lang: Lang) {
    let settings = &it.settings;
    title(out, StepText::Look, lang);
    out.raw("<div class=\"figure-controls\">");
    let shapes = [StepText::Free, StepText::Landscape, StepText::Square, StepText::Story];
    let shapes = PictureShape::ALL.into_iter().zip(shapes);
    let shapes: Vec<_> = shapes.map(|(shape, text)| (shape.id(), text.text(lang).to_string())).collect();
    list(out, "shape", StepText::Shape, settings.shape.id(), &shapes, lang);
    let scales = ["1", "2", "3", "4"].map(|scale| (scale, format!("{scale}×")));
    if settings.shape == PictureShape::Free {
        list(out, "scale", StepText::Scale, &settings.scale.to_string(), &scales, lang);
    }
    let themes = Theme::ALL.into_iter().zip([StepText::Both, StepText::Light, StepText::Dark]);
    let themes: Vec<_> = themes.map(|(theme, text)| (theme.id(), text.text(lang).to_string())).collect();
    list(out, "theme", StepText::Theme, settings.theme.id(), &themes, lang);
    let cards = CardForm::ALL.into_iter().zip([StepText::ForAll, StepText::ForUs]);
    let cards: Vec<_> = cards.map(|(card, text)| (card.id(), text.text(lang).to_string())).collect();
    list(out, "card", StepText::CardFor, settings.card.id(), &cards, lang);
    out.raw("</div><fieldset class=\"step-readers\"><legend class=\"field-label\">");
    out.text(StepText::Readers.text(lang)).raw("</legend>");
    let boxes = [
        ("tooltip", StepText::Tooltip, settings.interactive.tooltip),
        ("table", StepText::Table, settings.interactive.table),
        ("data", StepText::Data, settings.interactive.data),
    ];
    for (name, text, is_on) in boxes {
        out.raw("<label class=\"option\"><input type=\"checkbox\" value=\"on\"").attr("data-figure", name);
        out.attr("data-testid", &format!("step-{name}")).raw(if is_on { " checked>" } else { ">" });
        out.raw("<span>").text(text.text(lang)).raw("</span></label>");
    }
    out.raw("</fieldset>");
}

/// The rule of secrecy, where the data name firms.
fn rule(out: &mut Markup, it: &Publication, lang: Lang) {
    let secrecy = &it.settings.secrecy;
    title(out, StepText::Rule, lang);
    out.raw("<div class=\"figure-controls\">");
    let numbers = [
        ("fewest", StepText::Fewest, i64::from(secrecy.rule.fewest_firms), 2, 20),
        ("one", StepText::One, i64::from(secrecy.rule.one_percent), 50, 100),
        ("two", StepText::Two, i64::from(secrecy.rule.two_percent), 50, 100),
    ];
    for (name, label, value, least, most) in numbers {
        out.part(field::begin(SECTION, name, label.text(lang))).raw("<input type=\"number\"");
        out.number("value", value).number("min", least).number("max", most);
        out.part(field::names(SECTION, name)).raw("></div>");
    }
    out.raw("</div><label class=\"option\"><input type=\"checkbox\" value=\"on\" data-figure=\"secrecy\" data-testid=\"step-secrecy\"");
    out.raw(if secrecy.off { ">" } else { " checked>" }).raw("<span>").text(StepText::ApplyRule.text(lang));
    out.raw("</span></label>");
}

/// The very picture that is taken away, as an image of its own: its ids are not those of the page.
fn preview(out: &mut Markup, it: &Publication, lang: Lang) {
    let svg = STANDARD.encode(it.picture(1));
    title(out, StepText::Preview, lang);
    out.raw("<p class=\"step-preview\"><img data-testid=\"step-preview\"");
    out.attr("alt", &format!("{} {}", it.view.headline, it.view.map.description));
    out.attr("src", &format!("data:image/svg+xml;base64,{svg}")).raw("></p>");
}

fn public(out: &mut Markup, it: &Publication, with_country: bool, lang: Lang) {
    let view = &it.view;
    let places: Vec<_> = view.map.places().into_iter().filter(|place| place.class.is_some()).collect();
    let is_of_regions = view.map.legend.level != Level::Province;
    title(out, StepText::Public, lang);
    out.raw("<p data-testid=\"step-numbers\">")
        .text(&numbers_line(places.len(), with_country, is_of_regions, lang))
        .raw("</p>");
    let texts = it.texts();
    out.raw("<p>")
        .text(&texts_line(texts.len(), lang))
        .raw("</p><ul class=\"step-texts\" data-testid=\"step-texts\">");
    for text in &texts {
        out.raw("<li>").text(text).raw("</li>");
    }
    out.raw("</ul><p class=\"quiet\">").text(StepText::PublicNote.text(lang)).raw("</p>");
    let label = StepText::AllNumbers.text(lang);
    out.raw("<details data-keep=\"step-all\" data-testid=\"step-all\"><summary>").text(label);
    out.raw("</summary><div class=\"figure-scroll\" data-scroll=\"step\" tabindex=\"0\" role=\"region\"");
    out.attr("aria-label", label).raw("><table class=\"figures\"><caption class=\"unseen\">").text(label);
    out.raw("</caption><thead><tr>");
    let name = if is_of_regions { StepText::Region } else { StepText::Province };
    for (class, head) in [("words", name), ("number", StepText::Value), ("number", StepText::Volume)] {
        out.raw("<th scope=\"col\"").attr("class", class).raw(">").text(head.text(lang)).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    let national = &view.national;
    let country = (national.label.as_str(), national.value.as_str(), national.volume.as_str());
    let rows = places.iter().map(|place| (place.name.as_str(), place.value.as_str(), place.volume.as_str()));
    for (name, value, volume) in std::iter::once(country).chain(rows) {
        out.raw("<tr><th scope=\"row\" class=\"words\">")
            .text(name)
            .raw("</th><td class=\"number\">")
            .text(value);
        out.raw("</td><td class=\"number\">").text(volume).raw("</td></tr>");
    }
    out.raw("</tbody></table></div></details>");
}

/// Buttons that make files: what is asked for most, and the rest.
const FIRST: [(&str, StepText); 4] = [
    ("html", StepText::DownloadHtml),
    ("svg", StepText::DownloadSvg),
    ("png", StepText::DownloadPng),
    ("csv", StepText::DownloadCsv),
];
const MORE: [(&str, StepText); 8] = [
    ("xlsx", StepText::Xlsx),
    ("csv-plain", StepText::CsvPlain),
    ("datawrapper", StepText::Datawrapper),
    ("geojson", StepText::GeoJson),
    ("json", StepText::Json),
    ("card", StepText::Card),
    ("card-csv", StepText::CardTable),
    ("spec", StepText::Spec),
];

fn make(out: &mut Markup, form: &str, text: StepText, lang: Lang) {
    out.raw("<button type=\"button\" data-figure=\"make\"").attr("value", form);
    out.attr("data-testid", &format!("download-{form}")).raw(">").text(text.text(lang)).raw("</button>");
}

/// Files, and the embed's code.
fn take(out: &mut Markup, it: &Publication, input: &StepInput<'_>, lang: Lang) {
    let label = StepText::Download.text(lang);
    out.raw("<div class=\"downloads\" role=\"group\"").attr("aria-label", label);
    out.raw("><span class=\"field-label\">").text(label).raw("</span>");
    FIRST.iter().for_each(|(form, text)| make(out, form, *text, lang));
    if !input.with_code {
        out.raw("</div><div class=\"embed-foot\"><button type=\"button\" data-figure=\"code\" value=\"on\" data-testid=\"make-code\">");
        out.text(StepText::MakeCode.text(lang)).raw("</button><span class=\"quiet\" data-said>");
        out.text(StepText::MakeCodeNote.text(lang)).raw("</span></div>");
        return;
    }
    out.raw("</div><div class=\"embed\"><label class=\"field-label\" for=\"embed-code\">");
    out.text(StepText::EmbedCode.text(lang));
    out.raw("</label><textarea id=\"embed-code\" data-testid=\"embed-code\" data-figure=\"code\" readonly rows=\"3\" spellcheck=\"false\">");
    out.text(&code(it, input.base)).raw("</textarea><div class=\"embed-foot\">");
    out.raw("<button type=\"button\" data-figure=\"copy\" value=\"#embed-code\" data-testid=\"copy-code\">");
    out.text(StepText::CopyCode.text(lang)).raw("</button><span class=\"quiet\">");
    // A live region comes empty: what it holds when it comes would be told with every view.
    out.text(StepText::EmbedNote.text(lang))
        .raw("</span><span class=\"quiet\" role=\"status\" data-said></span></div></div>");
}

/// The embed's code, or why there is none.
fn code(it: &Publication, base: &str) -> String {
    it.embed_code(base).unwrap_or_else(|error| error_text(&error, it.view.spec.lang).joined("\n"))
}

/// What is asked for less often. What is printed is public, as the embed's code is.
fn more(out: &mut Markup, is_public: bool, lang: Lang) {
    title(out, StepText::Take, lang);
    out.raw("<div class=\"figure-tools\">");
    MORE.iter().for_each(|(form, text)| make(out, form, *text, lang));
    if is_public {
        out.raw("<button type=\"button\" data-figure=\"print\" data-testid=\"step-print\">");
        out.text(StepText::Print.text(lang)).raw("</button>");
    }
    out.raw("</div><p class=\"quiet\">").text(StepText::SpecNote.text(lang)).raw("</p>");
}

fn cite(out: &mut Markup, it: &Publication, lang: Lang) {
    title(out, StepText::Cite, lang);
    copied(out, "step-citation", &citation(it), StepText::CopyCitation, lang);
    copied(out, "step-bibtex", &bibtex(it), StepText::CopyBibtex, lang);
}

/// A text and a button that copies it.
fn copied(out: &mut Markup, id: &'static str, text: &str, label: StepText, lang: Lang) {
    out.raw("<div class=\"step-copy\"><pre tabindex=\"0\"")
        .attr("data-scroll", id)
        .attr("id", id)
        .attr("data-testid", id)
        .raw(">");
    out.text(text).raw("</pre><button type=\"button\" data-figure=\"copy\"").attr("value", &format!("#{id}"));
    out.attr("data-testid", &format!("{id}-copy")).raw(">").text(label.text(lang)).raw("</button></div>");
}

fn verify(out: &mut Markup, checked: Option<&Checked>, lang: Lang) {
    title(out, StepText::Verify, lang);
    out.raw("<p class=\"quiet\" id=\"step-verify-note\">").text(StepText::VerifyNote.text(lang)).raw("</p>");
    out.raw("<p><label class=\"button\"><input class=\"unseen\" type=\"file\" data-figure=\"verify\"");
    out.raw(" data-testid=\"step-verify\" aria-describedby=\"step-verify-note\" accept=\".json,.svg,.html\"><span>");
    out.text(StepText::ChooseCard.text(lang)).raw("</span></label></p>");
    match checked {
        None => {}
        Some(Checked::Same) => {
            out.raw("<p class=\"step-same\" data-testid=\"step-checked\">")
                .text(StepText::Same.text(lang))
                .raw("</p>");
        }
        Some(Checked::Refused(why)) => {
            out.raw("<p class=\"figure-refusal\" data-testid=\"step-checked\">").text(why).raw("</p>");
        }
        Some(Checked::Differs(parts, is_own)) => {
            out.raw("<p class=\"figure-refusal\" data-testid=\"step-checked\">")
                .text(StepText::Differs.text(lang));
            if *is_own {
                out.text(" ").text(StepText::SameDefinition.text(lang));
            }
            out.raw("</p><div class=\"figure-scroll\" data-scroll=\"step-differs\" tabindex=\"0\" role=\"region\"");
            out.attr("aria-label", StepText::Differs.text(lang)).raw("><table class=\"figures\"><thead><tr>");
            for head in [StepText::Part, StepText::OnCard, StepText::Found] {
                out.raw("<th scope=\"col\" class=\"words\">").text(head.text(lang)).raw("</th>");
            }
            out.raw("</tr></thead><tbody>");
            for Difference { part, card, found } in parts {
                out.raw("<tr><th scope=\"row\" class=\"words\">")
                    .text(part)
                    .raw("</th><td class=\"words\">")
                    .text(card);
                out.raw("</td><td class=\"words\">").text(found).raw("</td></tr>");
            }
            out.raw("</tbody></table></div>");
        }
    }
}
