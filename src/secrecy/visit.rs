use super::Publication;

/// What was made public of the visitor's data in this visit. It lives beside the data set and goes with it.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    publications: Vec<Publication>,
}

impl Visit {
    /// Writes down what became public. The same sums again change nothing but what is shown of them in addition.
    pub fn record(&mut self, publication: &Publication) {
        match self.publications.iter_mut().find(|known| known.is_of_the_same(publication)) {
            Some(known) => {
                for (known, unit) in known.units.iter_mut().zip(&publication.units) {
                    known.is_shown |= unit.is_shown;
                }
            }
            None => self.publications.push(publication.clone()),
        }
    }

    /// All of it.
    pub fn publications(&self) -> &[Publication] {
        &self.publications
    }
}
