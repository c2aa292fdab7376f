use crate::error::IndexError;
use crate::resolve::{ProvinceText, resolve_province};
use crate::types::Place;

/// A number of every province, or of every region, that the visitor brought.
#[derive(Clone, PartialEq, Debug)]
pub struct Index {
    /// The head of its column.
    pub name: String,
    /// Places and numbers, in the order of the places.
    pub values: Vec<(Place, f64)>,
}

impl Index {
    /// More lines than provinces and regions together can have.
    pub const MOST_LINES: u32 = 1_000;

    /// Reads a table of two columns: heads, then on each line a province (name, plate, or a region) and a
    /// number, parted by a semicolon, a tab or a comma; fields may stand in quotes. Numbers have a comma or a
    /// point before their decimals, the same in the whole file, and no groups of thousands. Blank lines are
    /// passed over; everything else that is not so is an error.
    ///
    /// ```
    /// use teknoharita::indicators::Index;
    /// let index = Index::read("il;endeks\nAnkara;12,5\n35;7\n").unwrap();
    /// assert_eq!((index.name.as_str(), index.values.len()), ("endeks", 2));
    /// assert_eq!(index.values[0].1, 12.5);
    /// assert!(Index::read("il;nüfus\nAnkara;5.803\nİzmir;4.479\n").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`IndexError`] with line and column.
    pub fn read(text: &str) -> Result<Index, IndexError> {
        let lines = text.trim_start_matches('\u{FEFF}').lines().zip(1u32..);
        let mut lines = lines.map(|(line, at)| (line.trim(), at)).filter(|(line, _)| !line.is_empty());
        let (heads, at) = lines.next().ok_or(IndexError::Empty)?;
        let delimiter = [';', '\t', ','].into_iter().find(|mark| heads.contains(*mark));
        let delimiter = delimiter.ok_or(IndexError::Line { line: at, column: 2, text: shown(heads) })?;
        let parted = |line: &str, at: u32| {
            let wrong = |column| IndexError::Line { line: at, column, text: shown(line) };
            fields(line, delimiter).map_err(wrong)
        };
        let (first, name) = parted(heads, at)?;
        if place(&first).is_some() {
            return Err(IndexError::NoHeads { text: shown(heads) });
        }
        let mut index = Index { name, values: Vec::new() };
        let mut numbers = Numbers::default();
        for (line, at) in lines {
            if index.values.len() >= Index::MOST_LINES as usize {
                return Err(IndexError::TooLong { most: Index::MOST_LINES });
            }
            let (province, number) = parted(line, at)?;
            let place = place(&province);
            let place =
                place.ok_or_else(|| IndexError::Province { line: at, column: 1, text: shown(&province) })?;
            if index.values.iter().any(|(known, _)| *known == place) {
                return Err(IndexError::Twice { line: at, column: 1, text: shown(&province) });
            }
            index.values.push((place, numbers.read(&number, at)?));
        }
        if let Some((line, text)) = numbers.doubtful.filter(|_| !numbers.is_decimal) {
            return Err(IndexError::Either { line, column: 2, text });
        }
        if index.values.is_empty() {
            return Err(IndexError::Empty);
        }
        index.values.sort_by_key(|(place, _)| *place);
        Ok(index)
    }

    /// The number of a place.
    pub fn get(&self, place: Place) -> Option<f64> {
        let at = self.values.binary_search_by_key(&place, |(known, _)| *known).ok()?;
        self.values.get(at).map(|(_, number)| *number)
    }
}

/// What was seen of the numbers of a file.
#[derive(Default)]
struct Numbers {
    mark: Option<char>,
    /// The first that could be grouped thousands, with its line.
    doubtful: Option<(u32, String)>,
    /// Whether one shows that the mark is that of decimals.
    is_decimal: bool,
}

impl Numbers {
    fn read(&mut self, text: &str, line: u32) -> Result<f64, IndexError> {
        let wrong = || IndexError::Number { line, column: 2, text: shown(text) };
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let mark = digits.chars().find(|letter| matches!(letter, ',' | '.'));
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let has_all = !whole.is_empty() && (mark.is_none() || !decimals.is_empty());
        if !has_all || !is_number(whole) || !is_number(decimals) {
            return Err(wrong());
        }
        if let Some(mark) = mark {
            if *self.mark.get_or_insert(mark) != mark {
                return Err(IndexError::BothMarks { line, column: 2, text: shown(text) });
            }
            if decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') {
                self.doubtful.get_or_insert_with(|| (line, shown(text)));
            } else {
                self.is_decimal = true;
            }
        }
        let number: f64 = text.replace(',', ".").parse().map_err(|_| wrong())?;
        if number.is_finite() { Ok(number) } else { Err(wrong()) }
    }
}

/// A province, or a region; buckets beside the map have no number.
fn place(text: &str) -> Option<Place> {
    match resolve_province(text) {
        ProvinceText::Place(place) | ProvinceText::Region(place) => {
            Some(place).filter(|place| place.is_on_map())
        }
        ProvinceText::Total | ProvinceText::Unknown => None,
    }
}

/// The two fields of a line; else the number of the field that is missing, is one too many or never closes.
fn fields(line: &str, delimiter: char) -> Result<(String, String), u32> {
    let mut found: Vec<String> = vec![String::new()];
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            letter if letter == delimiter && !is_quoted => found.push(String::new()),
            letter => {
                if let Some(last) = found.last_mut() {
                    last.push(letter);
                }
            }
        }
    }
    match found.as_slice() {
        fields if is_quoted => Err(fields.len() as u32),
        [first, second] => Ok((first.trim().to_string(), second.trim().to_string())),
        fields => Err(if fields.len() < 2 { 2 } else { 3 }),
    }
}

fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}
