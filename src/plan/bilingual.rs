/// Reads a text that says the same in two languages, `Toplam - Total`, `İhracat / Exports`, `Ocak (January)`:
/// every part that can be read must say the same, and each must be readable.
pub(super) fn both<T: PartialEq>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    const MARKS: [&str; 4] = [" - ", " – ", " / ", "/"];
    let halves = MARKS.iter().find_map(|mark| text.split_once(mark)).or_else(|| {
        let (before, after) = text.split_once('(')?;
        Some((before, after.trim_end().strip_suffix(')')?))
    });
    let (first, second) = halves?;
    let (first, second) = (read(first.trim())?, read(second.trim())?);
    (first == second).then_some(first)
}
