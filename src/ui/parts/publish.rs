//! For an article: the code to embed, and files.

use leptos::{html, prelude::*};

use crate::messages::Ui;
use crate::ui::shell::{Store, copy_code};
use crate::ui::state::{Form, Msg};

/// Embed code and downloads.
#[component]
pub fn Publish(store: Store) -> impl IntoView {
    let area: NodeRef<html::Textarea> = NodeRef::new();
    let said: RwSignal<Option<Ui>> = RwSignal::new(None);
    let code = Memo::new(move |_| store.model.with(|model| model.embed_code.clone()));
    Effect::new(move |_| {
        // Another view has another code; what was copied is not it.
        code.track();
        said.set(None);
    });
    let copy = move |_| {
        if let Some(area) = area.get_untracked() {
            copy_code(area, move |text| {
                said.try_set(Some(text));
            });
        }
    };
    let button = move |testid: &'static str, text: Ui, form: Form| {
        view! {
            <button type="button" data-testid=testid on:click=move |_| store.send(Msg::Publish(form))>{store.text(text)}</button>
        }
        .into_any()
    };
    view! {
        <section class="publish" aria-labelledby="publish-title">
            <h2 id="publish-title">{store.text(Ui::Publish)}</h2>
            <div class="downloads" role="group" aria-label=store.text(Ui::Download)>
                <span class="field-label">{store.text(Ui::Download)}</span>
                {button("download-html", Ui::DownloadHtml, Form::Html)}
                {button("download-svg", Ui::DownloadSvg, Form::Svg)}
                {button("download-png", Ui::DownloadPng, Form::Png)}
                {button("download-csv", Ui::DownloadCsv, Form::Csv)}
            </div>
            <div class="embed">
                <label class="field-label" for="embed-code">{store.text(Ui::EmbedCode)}</label>
                <textarea id="embed-code" data-testid="embed-code" readonly rows="3" spellcheck="false"
                    node_ref=area prop:value=move || code.get()></textarea>
                <div class="embed-foot">
                    <button type="button" data-testid="copy-code" on:click=copy>{store.text(Ui::Copy)}</button>
                    <span class="quiet" role="status">
                        {move || said.get().unwrap_or(Ui::EmbedNote).text(store.lang.get())}
                    </span>
                </div>
            </div>
        </section>
    }
}
