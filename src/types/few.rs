/// Sorts a short list in place, and leaves what is alike in its order. By insertion: the sorts of the standard library
/// are made anew for each type, tens of kilobytes of the worker each, which only long lists are worth.
///
/// ```
/// use teknoharita::types::sort_few;
/// let mut words = ["ccc", "a", "bb", "d"];
/// sort_few(&mut words, |word| word.len());
/// assert_eq!(words, ["a", "d", "bb", "ccc"]);
/// ```
pub fn sort_few<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && key(&list[at - 1]) > key(&list[at]) {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}
