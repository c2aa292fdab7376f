use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::classify::Product;
use crate::cube::DataSet;
use crate::data::partners;
use crate::resolve::PartnerText;

use super::{By, Item};

/// The items of a data set, each text looked at once.
pub(super) struct Items {
    /// In order.
    pub list: Rc<[Item]>,
    /// By number of the product or partner text.
    numbers: Vec<usize>,
}

impl Items {
    pub fn new(data_set: &DataSet, by: By) -> Items {
        match by {
            By::Product => Items::of_products(data_set),
            By::Partner => Items::of_partners(data_set),
        }
    }

    /// The number of the item that a text is of, by the number of the text.
    pub fn number(&self, text: u32) -> Option<usize> {
        self.numbers.get(text as usize).copied()
    }

    fn of_products(data_set: &DataSet) -> Items {
        let texts = data_set.products.texts();
        let mut meant: Vec<(Product, usize)> =
            data_set.products.meanings().iter().copied().zip(0..).collect();
        meant.sort_unstable();
        let (mut list, mut numbers) = (Vec::new(), vec![0; meant.len()]);
        for same in meant.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((product, _)) = same.first() else { continue };
            let first = || same.iter().filter_map(|(_, number)| texts.get(*number)).min().cloned();
            for (_, number) in same {
                numbers[*number] = list.len();
            }
            list.push(match product {
                Product::Code(_, code) => Item::Product(*product, code.to_string()),
                _ => Item::Product(*product, first().unwrap_or_default()),
            });
        }
        Items { list: list.into(), numbers }
    }

    fn of_partners(data_set: &DataSet) -> Items {
        let texts = || data_set.partners.texts().iter().zip(data_set.partners.meanings());
        let special = [partners::Kind::Confidential, partners::Kind::Unspecified].map(|kind| {
            let place = partners::all().iter().position(|partner| partner.kind == kind);
            place.and_then(|place| u16::try_from(place).ok())
        });
        let number = |text: &str, meaning: PartnerText| match meaning {
            PartnerText::Country(index) | PartnerText::Zone(index) => Some(index),
            PartnerText::Confidential => special[0],
            PartnerText::Unspecified => special[1],
            PartnerText::Unknown if text.trim().is_empty() => special[1],
            PartnerText::Unknown | PartnerText::Total => None,
        };
        let mut first: FxHashMap<u16, &str> = FxHashMap::default();
        for (text, meaning) in texts() {
            if let Some(number) = number(text, *meaning) {
                let known = first.entry(number).or_insert(text);
                *known = (*known).min(text);
            }
        }
        let item = |text: &str, meaning: PartnerText| match number(text, meaning) {
            Some(number) => {
                Item::Partner(first.get(&number).copied().unwrap_or(text).to_string(), Some(number))
            }
            None => Item::Partner(text.to_string(), None),
        };
        let mut list: Vec<Item> = texts().map(|(text, meaning)| item(text, *meaning)).collect();
        list.sort();
        list.dedup();
        let number = |(text, meaning): (&String, &PartnerText)| {
            list.binary_search(&item(text, *meaning)).unwrap_or(list.len())
        };
        Items { numbers: texts().map(number).collect(), list: list.into() }
    }
}
