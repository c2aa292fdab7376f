//! The JavaScript package; what it exports stands in `teknoharita::js`.

fn main() {
    console_error_panic_hook::set_once();
    teknoharita::js::linked();
}
