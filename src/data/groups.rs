//! Groups of countries as trade tables name them, and the countries that are surely in them.

use std::sync::OnceLock;

/// A group of countries.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Its names, folded and run together, without words such as "ülkeleri".
    pub names: Vec<&'static str>,
    /// Whether its name alone does not bound it: "Amerika" is the United States to some.
    pub is_vague: bool,
    /// Its members by ISO 3166-1 alpha-2, in order; those that only some would count in are left out.
    pub members: Vec<&'static str>,
}

impl Group {
    /// Whether a country is in it, or may be: nobody can say which countries are "developing" ones.
    pub fn has(&self, alpha_2: &str) -> bool {
        self.members.is_empty() || self.members.binary_search(&alpha_2).is_ok()
    }
}

/// All groups; the place in this list is a group's index.
pub fn all() -> &'static [Group] {
    static TABLE: OnceLock<Vec<Group>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut groups: Vec<Group> = Vec::new();
        for fields in super::records(include_str!("groups.tsv")) {
            let &[names, bounds, members] = fields.as_slice() else { continue };
            let members = members.split(' ').filter(|word| !word.is_empty());
            let mut members: Vec<&str> = members.flat_map(|word| countries(word, &groups)).collect();
            members.sort_unstable();
            members.dedup();
            let names = names.split('|').collect();
            groups.push(Group { names, is_vague: bounds == "vague", members });
        }
        groups
    })
}

/// The group with this index.
pub fn get(index: u16) -> Option<&'static Group> {
    all().get(usize::from(index))
}

/// The country of a code, or the members of a group that stands above.
fn countries(word: &'static str, above: &[Group]) -> Vec<&'static str> {
    let Some(name) = word.strip_prefix('@') else { return vec![word] };
    let named = above.iter().find(|group| group.names.contains(&name));
    named.map_or_else(Vec::new, |group| group.members.clone())
}
