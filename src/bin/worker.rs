//! The worker that holds the visitor's file.

fn main() {
    console_error_panic_hook::set_once();
    teknoharita::worker::start();
}
