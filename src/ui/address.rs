//! The state in the fragment of the address: what is looked at, never data.

use crate::messages::Lang;
use crate::protocol::{DataSetId, ViewSpec};
use crate::types::{Flow, Period};
use crate::view::Indicator;

/// What a fragment says; all of it may be missing, and what is not understood is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// `data=annex`
    pub data_set: Option<DataSetId>,
    /// `indicator=high`
    pub indicator: Option<Indicator>,
    /// `period=2024`
    pub period: Option<Period>,
    /// `flow=export`
    pub flow: Option<Flow>,
    /// `province=26`
    pub province: Option<u8>,
    /// `lang=tr`
    pub lang: Option<Lang>,
}

impl Address {
    /// Reads a fragment, with or without its `#`. Fragments come from anywhere, so nothing in here
    /// is kept as text.
    pub fn parse(fragment: &str) -> Address {
        let mut address = Address::default();
        for pair in fragment.trim_start_matches('#').split('&') {
            let Some((key, word)) = pair.split_once('=') else {
                continue;
            };
            match key {
                "data" => address.data_set = DataSetId::from_id(word),
                "indicator" => address.indicator = Indicator::from_id(word),
                "period" => address.period = word.parse().ok(),
                "flow" => address.flow = Flow::from_id(word),
                "province" => address.province = word.parse().ok().filter(|plate| (1..=81).contains(plate)),
                "lang" if word.len() == 2 => address.lang = Lang::from_tag(word),
                _ => {}
            }
        }
        address
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Address::default()
    }

    /// The fragment of a view, with its `#`.
    pub fn of(spec: &ViewSpec) -> String {
        let mut text = format!("#data={}&indicator={}", spec.data_set.id(), spec.indicator.id());
        if let Some(period) = spec.period {
            text.push_str("&period=");
            text.push_str(&period.to_string());
        }
        if let Some(flow) = spec.flow {
            text.push_str("&flow=");
            text.push_str(flow.id());
        }
        text.push_str("&lang=");
        text.push_str(spec.lang.tag());
        if let Some(province) = spec.province {
            text.push_str("&province=");
            text.push_str(&province.to_string());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Tier;

    #[test]
    fn a_view_comes_back_from_its_address() {
        let spec = ViewSpec {
            data_set: DataSetId::Annex,
            indicator: Indicator::Share(Tier::High),
            period: Period::months(2024, 1, 10),
            flow: Some(Flow::Export),
            province: Some(26),
            lang: Lang::Tr,
        };
        let text = Address::of(&spec);
        assert_eq!(text, "#data=annex&indicator=high&period=2024-01..10&flow=export&lang=tr&province=26");
        let address = Address::parse(&text);
        assert_eq!(address.data_set, Some(DataSetId::Annex));
        assert_eq!(address.indicator, Some(spec.indicator));
        assert_eq!(address.period, spec.period);
        assert_eq!(address.flow, spec.flow);
        assert_eq!(address.province, Some(26));
        assert_eq!(address.lang, Some(Lang::Tr));
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        let address = Address::parse("#province=82&period=<b>&lang=trx&flow=&data=annex&indicator=%00&x&=");
        assert_eq!(address, Address { data_set: Some(DataSetId::Annex), ..Address::default() });
        assert!(Address::parse("#method").is_empty());
        assert!(Address::parse("").is_empty());
    }
}
