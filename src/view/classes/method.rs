use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How the values of a map are put into classes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum ClassMethod {
    /// Round numbers near the quantiles: bounds that can be said aloud.
    #[default]
    Rounded,
    /// About as many places in each class.
    Quantile,
    /// The same distance in each class.
    Equal,
    /// Natural breaks (Fisher and Jenks): values of a class lie close to each other.
    Natural,
    /// Around the country's value: below it in one hue, above it in another, by equal distances on either side.
    Country,
    /// No classes: a colour for every value between the least and the greatest.
    Continuous,
    /// Bounds that the reader sets.
    Custom,
}

impl ClassMethod {
    /// All of them, in the order of the chooser.
    pub const ALL: [ClassMethod; 7] = [
        ClassMethod::Rounded,
        ClassMethod::Quantile,
        ClassMethod::Equal,
        ClassMethod::Natural,
        ClassMethod::Country,
        ClassMethod::Continuous,
        ClassMethod::Custom,
    ];

    /// The word in addresses and options.
    pub fn id(self) -> &'static str {
        match self {
            ClassMethod::Rounded => "rounded",
            ClassMethod::Quantile => "quantile",
            ClassMethod::Equal => "equal",
            ClassMethod::Natural => "natural",
            ClassMethod::Country => "country",
            ClassMethod::Continuous => "continuous",
            ClassMethod::Custom => "custom",
        }
    }

    /// The method of an [`id`](ClassMethod::id).
    pub fn from_id(id: &str) -> Option<ClassMethod> {
        ClassMethod::ALL.into_iter().find(|method| method.id() == id)
    }
}

/// Fewest and most classes of a map that are asked for.
pub const CLASSES: [u8; 2] = [3, 9];

/// A method and how many classes it is to make; a map may have fewer, where values are alike.
///
/// As text `natural.5`, `continuous`, or `custom` and the bounds: `custom.500000.5000000`, percent in 1/1,000,000 or
/// units of the currency.
///
/// ```
/// use teknoharita::view::classes::{ClassMethod, Classing};
/// let five: Classing = "natural.5".parse().unwrap();
/// assert_eq!((five.method, five.classes), (ClassMethod::Natural, 5));
/// assert_eq!("custom.500000.5000000".parse::<Classing>().unwrap().to_string(), "custom.500000.5000000");
/// assert_eq!("continuous".parse::<Classing>().unwrap().to_string(), "continuous");
/// assert!("natural.12".parse::<Classing>().is_err() && "jenks.5".parse::<Classing>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Classing {
    /// How.
    pub method: ClassMethod,
    /// How many classes, from 3 to 9; of a map without classes what a range is measured by.
    pub classes: u8,
    /// The reader's own bounds, rising, at most eight.
    pub bounds: Vec<i64>,
}

impl Default for Classing {
    fn default() -> Classing {
        Classing { method: ClassMethod::Rounded, classes: 7, bounds: Vec::new() }
    }
}

impl Classing {
    /// No classes.
    pub fn continuous() -> Classing {
        Classing { method: ClassMethod::Continuous, classes: CLASSES[1], bounds: Vec::new() }
    }

    /// Bounds of the reader's own, put in order; `None` where there is none, or more than a map can show.
    pub fn custom(mut bounds: Vec<i64>) -> Option<Classing> {
        bounds.sort_unstable();
        bounds.dedup();
        let classes =
            u8::try_from(bounds.len() + 1).ok().filter(|classes| (2..=CLASSES[1]).contains(classes))?;
        Some(Classing { method: ClassMethod::Custom, classes, bounds })
    }
}

impl Classing {
    /// As text; nothing where it is the one by default.
    pub fn text(&self) -> String {
        if *self == Classing::default() { String::new() } else { self.to_string() }
    }
}

/// A text that names no classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoClasses;

impl FromStr for Classing {
    type Err = NoClasses;

    fn from_str(text: &str) -> Result<Classing, NoClasses> {
        let mut words = text.split('.');
        let method = words.next().and_then(ClassMethod::from_id).ok_or(NoClasses)?;
        if method == ClassMethod::Custom {
            let bounds: Option<Vec<i64>> = words.map(|word| word.parse().ok()).collect();
            return bounds.and_then(Classing::custom).ok_or(NoClasses);
        }
        if method == ClassMethod::Continuous {
            return if words.next().is_none() { Ok(Classing::continuous()) } else { Err(NoClasses) };
        }
        let classes = match words.next() {
            Some(word) => word.parse().map_err(|_| NoClasses)?,
            None => Classing::default().classes,
        };
        let fits = (CLASSES[0]..=CLASSES[1]).contains(&classes) && words.next().is_none();
        if fits { Ok(Classing { method, classes, bounds: Vec::new() }) } else { Err(NoClasses) }
    }
}

impl fmt::Display for Classing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.method.id())?;
        match self.method {
            ClassMethod::Continuous => Ok(()),
            ClassMethod::Custom => self.bounds.iter().try_for_each(|bound| write!(out, ".{bound}")),
            _ => write!(out, ".{}", self.classes),
        }
    }
}
