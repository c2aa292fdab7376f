//! Names of partners.

use super::Lang;

/// The name of a partner of `data::partners`; empty where there is none with this index.
pub fn partner_name(index: u16, lang: Lang) -> &'static str {
    crate::data::partners::get(index).map_or("", |partner| lang.pick(partner.name_tr, partner.name_en))
}
