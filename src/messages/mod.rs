//! Every text that a person reads, Turkish and English.
//!
//! A text is a variant of a typed enum and an arm of an exhaustive `match`, so a missing text does not
//! compile. Texts with arguments are functions that match on [`Lang`].

mod account;
mod asking;
mod beside;
mod chart_titles;
mod charts;
mod codes;
mod core;
mod definition;
mod errors;
mod figures;
mod files;
mod hands;
mod index;
mod limits;
mod lost;
mod map_titles;
mod maps;
mod numbers;
mod partner;
mod problems;
mod publication;
mod publish;
mod regions;
mod repairs;
mod scale;
mod secrecy;
mod sentences;
mod sources;
mod suffix;
mod summary;
mod turkish;
mod ui;
mod whole;
mod workbook;

use serde::{Deserialize, Serialize};

pub use account::{
    AccountText, amount_columns, assigned_text, basis_option, capital, checks_line, chosen_place,
    column_control, corrected_text, exact_amount, firm_words, money_line, money_words, partner_words,
    plan_held, plan_ready, producer_option, revisions_line, status_option, system_option, valuation_option,
};
pub use asking::AskText;
pub use beside::{
    BesideText, Drift, ShareOf, ValueWords, correlation_words, line_words, matched, point_count,
    scatter_alternative, scatter_title, short_number, unmatched, value_name,
};
pub use chart_titles::{
    Change, Leader, change_title, coverage_title, heatmap_title, ranking_title, scatter_heading, slope_title,
    tier_title, treemap_title,
};
pub use charts::{
    ChartText, coverage_label, coverage_unit, list_alternative, products_unit, share_unit, small_bars,
    small_imports, tier_short, tiers_of_places, tiers_unit, volume_axis,
};
pub use codes::{
    CardText, card_text, class_method_label, class_method_name, decided_text, definition_name,
    definition_note, exclusion_name, exclusion_title, nomenclature_name,
};
pub use core::{
    Core, activity_beside, currency_name, flow_label, flow_option, indicator_label, level_note, of_total,
    partial_year, partial_year_label, passport_short, period_label, place_name, rank_text, tier_label,
    unit_million,
};
pub use errors::{ErrorText, ErrorWords, error_text};
pub use figures::FigureText;
pub use files::{FileText, value_heads, volume_heads};
pub use hands::{
    AboutText, HandText, HelpText, amount_bound, bound_name, bound_text, change_growth, change_points,
    country_line, share_bound, weapons_text,
};
pub use lost::{Loss, Refusal, Work, loss_text, refusal_text, restarted_text};
pub use map_titles::{
    Between, Both, Moved, PairTitle, TiersTitle, measure_title, moved_title, pair_title, tiers_title,
};
pub use maps::{
    MapsRefusal, MapsText, class_counts, counted_title, latest_years, map_lacks, map_words, maps_refusal,
    maps_table_below, money_change, pair_axes, percent_class, points_text,
};
pub use numbers::{
    currency_sign, decimals, grouped, millions, money_label, money_range, money_short, money_span, percent_1,
    percent_range, percent_range_text, percent_text_1,
};
pub use partner::partner_name;
pub use problems::{bucket_label, problem_kind_label, problem_text, question_text, role_label};
pub use publication::{StepText, citation, numbers_line, texts_line};
pub use publish::PublishText;
pub use regions::{RegionText, region_places, remove_region};
pub use repairs::{check_label, repair_count, repair_example, repair_label, repair_meaning, why_text};
pub use scale::{ScaleText, around_country, country_is, trend_line};
pub use secrecy::{
    SecrecyText, proxy_line, secrecy_country, secrecy_known, secrecy_line, secrecy_places, withheld_headline,
    withheld_note,
};
pub use sentences::{HeadlineFacts, Scope, headline, map_title};
pub use sources::{DataSource, DataText, LABELS as DATA_LABELS, SOURCES as DATA_SOURCES, data_page};
pub use suffix::{Suffix, of_name, of_number, with_suffix};
pub use summary::{Course, Saying, map_in_words, saying};
pub use turkish::{fold, sort_key};
pub use ui::Ui;
pub use whole::Whole;

/// A language of the page and the command line.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Lang {
    /// Turkish.
    #[default]
    Tr,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Tr, Lang::En];

    /// BCP 47 tag: `tr` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Tr => "tr",
            Lang::En => "en",
        }
    }

    /// The language of a tag; only the first two letters count.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        match tag.get(..2) {
            Some("tr") => Some(Lang::Tr),
            Some("en") => Some(Lang::En),
            _ => None,
        }
    }

    /// One of two rows of texts.
    fn pick_all<const N: usize>(self, tr: [&str; N], en: [&str; N]) -> [String; N] {
        match self {
            Lang::Tr => tr,
            Lang::En => en,
        }
        .map(str::to_string)
    }

    /// One of two texts.
    pub fn pick<'a>(self, tr: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Tr => tr,
            Lang::En => en,
        }
    }
}

/// Declares an enum of texts without arguments; each variant has both languages or does not compile.
macro_rules! texts {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident: $tr:expr, $en:expr;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[allow(missing_docs)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every text, for tests.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The text in a language.
            pub fn text(self, lang: $crate::messages::Lang) -> &'static str {
                match self {
                    $($name::$variant => lang.pick($tr, $en)),+
                }
            }
        }
    };
}
pub(crate) use texts;
