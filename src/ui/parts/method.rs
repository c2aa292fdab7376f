//! What the numbers mean, where they come from, and what happens to the visitor's data.

use leptos::prelude::*;

use crate::messages::Ui;
use crate::ui::shell::Store;

/// The section of the method.
#[component]
pub fn Method(store: Store) -> impl IntoView {
    move || {
        let lang = store.lang.get();
        let paragraph = |text: Ui| view! { <p>{text.text(lang)}</p> }.into_any();
        let item = |text: Ui| view! { <li>{text.text(lang)}</li> }.into_any();
        let method: Vec<AnyView> =
            [Ui::MethodTiers, Ui::MethodIsNot, Ui::MethodRounding].map(paragraph).into();
        let sources: Vec<AnyView> = [Ui::SourceAnnex, Ui::SourceMinistry, Ui::SourceShapes].map(item).into();
        view! {
            <section class="method" id="method" tabindex="-1" aria-labelledby="method-title">
                <h2 id="method-title">{Ui::Method.text(lang)}</h2>
                <div class="columns-text">
                    <div>{method}</div>
                    <div>
                        <h3>{Ui::MethodSources.text(lang)}</h3>
                        <ul>{sources}</ul>
                        <h3>{Ui::Privacy.text(lang)}</h3>
                        {paragraph(Ui::PrivacyText)}
                        {paragraph(Ui::Licence)}
                    </div>
                </div>
            </section>
        }
        .into_any()
    }
}
