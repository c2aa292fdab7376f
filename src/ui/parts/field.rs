//! A native select with its label.

use leptos::prelude::*;

use crate::view::Choice;

/// A select over choices; options of one group stand together.
pub fn field(
    label: &'static str,
    testid: &'static str,
    choices: &[Choice],
    chosen: impl Fn(String) + 'static,
) -> AnyView {
    let options: Vec<AnyView> = groups(choices)
        .into_iter()
        .map(|(group, choices)| {
            let options: Vec<AnyView> = choices.into_iter().map(option).collect();
            match group {
                Some(group) => view! { <optgroup label=group.to_owned()>{options}</optgroup> }.into_any(),
                None => options.into_any(),
            }
        })
        .collect();
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <select data-testid=testid on:change=move |event| chosen(event_target_value(&event))>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn option(choice: &Choice) -> AnyView {
    view! {
        <option value=choice.id.clone() prop:selected=choice.selected disabled=choice.disabled.is_some()>
            {choice.label.clone()}
        </option>
    }
    .into_any()
}

/// Runs of choices with the same group, in order.
fn groups(choices: &[Choice]) -> Vec<(Option<&str>, Vec<&Choice>)> {
    let mut runs: Vec<(Option<&str>, Vec<&Choice>)> = Vec::new();
    for choice in choices {
        match runs.last_mut() {
            Some((group, run)) if *group == choice.group.as_deref() => run.push(choice),
            _ => runs.push((choice.group.as_deref(), vec![choice])),
        }
    }
    runs
}
