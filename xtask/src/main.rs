//! The project's chores. `cargo xtask` alone lists them.

mod budget;
mod check;
mod core_tree;
mod hostile;
mod js;
mod measure;
mod office;
mod page;
mod pictures;
mod prerender;
mod root;
mod run;
mod rustc;
mod samples;
mod serve;
mod slots;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <chore>

  serve [--port N] [--no-build] [--dir DIR]
                build the release page and serve it on this machine (port 8080, or the next free one)
  build         build the release page into dist/
  js            build the JavaScript package and its example into target/js/
  test          everything that must hold: format, lints, docs, tests, sizes, browser
  long          the checks that take too long for every change; with LibreOffice and resvg where they are installed
  screens [--no-build] [views [WORD...]]
                pictures of the page, desk and phone, both languages and themes, into target/screens/;
                views: of every view at four widths, or of those whose names hold a word
  prerender [DIR]
                fill the markers of index.html in DIR (Trunk's hook; default $TRUNK_STAGING_DIR)
  hostile DIR   web pages and pictures whose texts want to be code (a JSON array on standard input), for the tests

 measuring, in target/measure/:
  gen FILE [--rows N | --mb N] [--facts N] [--dialect plain|turkish] [--shuffled] [--rich] [--seed N]
                write a long trade file, the same bytes every time
  peers [--file FILE | --mb N [--facts N]] [--reps N] [--alone]
                the command line beside DuckDB and Polars; --alone: only the two
  equal [--rows N]
                sums held against DuckDB's decimals, to the last unit
  growth [--page [--no-build]] [--reps N] [--mb-max N]
                time and memory by bytes and by facts, drawn to docs/growth.svg; --page: of the page
  audit [--no-build] [--reps N] [changes] [phone] [embed] [lighthouse]
                what a change costs the page, the first map and an embed's on a slow phone, Lighthouse's scores
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((chore, rest)) = args.split_first() else {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    };
    let done = match chore.as_str() {
        "serve" => serve::chore(rest),
        "build" => page::chore(rest),
        "test" => check::test(rest),
        "js" => js::chore(rest),
        "long" => check::long(rest),
        "screens" => check::screens(rest),
        "prerender" => slots::chore(rest),
        "hostile" => hostile::chore(rest),
        "gen" => measure::generate(rest),
        "peers" => measure::peers(rest),
        "equal" => measure::equal(rest),
        "growth" => measure::growth(rest),
        "audit" => measure::audit(rest),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        compiler if rustc::is_rustc(compiler) => rustc::run(compiler, rest),
        other => Err(format!("there is no chore \"{other}\"\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}
