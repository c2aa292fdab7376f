//! The command line: exit codes, shapes, and the same numbers as the engine.

mod pixels;
mod publication;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use teknoharita::data::sample;

use super::support::{read, tier_shares};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_teknoharita")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_table_is_the_engines_to_the_byte() {
    let path = file("sample.csv", &sample::csv());
    let output = run(&["table", "tier-shares", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let (engine, _) = read(&sample::csv()).unwrap();
    assert_eq!(text(&output.stdout), tier_shares(&engine));
    assert!(!output.stdout.starts_with(b"\xEF\xBB\xBF") && !output.stdout.contains(&b'\r'));
}

#[test]
fn a_pipe_is_read_like_a_file() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_teknoharita"))
        .args(["table", "totals", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("yıl,akış,il,isic_rev3,usd\n2024,x,Ankara,3530,1.50\n".as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rows[0]["value"], "1.5");
    assert_eq!(rows[0]["share_pct"], "100.000000");
    assert_eq!((&rows[1]["plate"], &rows[1]["province"]), (&"".into(), &"Toplam".into()));
}

#[test]
fn the_cube_leaves_totals_out_and_says_so() {
    let rows = "2024,Adana,Almanya,1511,1\n2024,Adana,Irak,15,2\n2024,Adana,,1511,1\n2024,Adana,,15,2\n2024,TR62,Irak,15,2\n2024,Toplam,Almanya,1511,1\n2024,Adana,Almanya,Toplam,1\n";
    let path = file("totals.csv", format!("yıl,il,ülke,isic_rev3,ihracat_usd\n{rows}").as_bytes());
    for (by, expected) in [
        ("period", "period,amount,rows\n2024,3,2\n"),
        ("province,partner", "province,partner,amount,rows\nAdana,Almanya,1,1\nAdana,Irak,2,1\n"),
        (
            "period,flow,province,product",
            "period,flow,province,product,amount,rows\n2024,export,Adana,1511,1,1\n2024,export,Adana,15,2,1\n",
        ),
        (
            "period,flow,province,product,partner",
            "period,flow,province,product,partner,amount,rows\n2024,export,Adana,1511,Almanya,1,1\n2024,export,Adana,15,Irak,2,1\n",
        ),
    ] {
        let output = run(&["cube", path.to_str().unwrap(), "--by", by, "--lang", "en"]);
        assert_eq!(text(&output.stdout), expected, "{by}");
        assert_eq!(text(&output.stderr), "teknoharita: 5 rows of totals were not written\n", "{by}");
    }
}

#[test]
fn the_tables_of_the_built_in_data() {
    let output = run(&["table", "tier-shares", "builtin:annex", "--period", "2024", "--province", "6"]);
    let lines = text(&output.stdout);
    assert_eq!(
        lines.lines().next().unwrap(),
        "period,flow,plate,province,tier,value,value_low,value_high,share_pct,share_low_pct,share_high_pct,marks"
    );
    assert_eq!(lines.lines().count(), 6);
    assert!(lines.contains("2024,export,6,Ankara,high,1756262648.019,"), "{lines}");
    assert!(lines.contains(",12.100000,12.050000,12.150000,\n"));
    let all = text(&run(&["table", "tier-shares", "builtin:annex"]).stdout);
    assert_eq!(all.lines().count(), 1 + 6 * 83 * 5);
    let catalogue = text(&run(&["tables", "--lang", "en"]).stdout);
    let heads = "id,group,title,meaning,formula,unit,denominator,undefined,intervals,needs,source,example\n";
    assert!(catalogue.starts_with(&format!("{heads}totals,levels,")), "{catalogue}");
    assert!(catalogue.lines().all(|line| !line.contains(",,,")), "everything is said of everything");
}

#[test]
fn the_ledger_as_json() {
    let bytes = "yıl;akış;il;isic_rev3;usd\n2024;x;Ankara;3530;100\n2024;x;Gizli Veri;3530;100\n2024;x;Nerede;3530;100\n";
    let path = file("ledger.csv", bytes.as_bytes());
    let output = run(&["ledger", path.to_str().unwrap(), "--format", "json"]);
    let ledger: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&ledger["version"], &ledger["value"]["total"]), (&1.into(), &"300".into()));
    assert_eq!(ledger["rows"]["unmatched_province"], 1);
    assert_eq!(ledger["rows"]["confidential"], 1);
    assert_eq!((&ledger["problems"][0]["line"], &ledger["problems"][0]["column"]), (&4.into(), &3.into()));
    assert_eq!(ledger["files"][0]["delimiter"], ";");
    let hash = ledger["files"][0]["sha256"].as_str().unwrap();
    use sha2::Digest;
    let expected: String = sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, expected);
}

#[test]
fn the_ledger_of_the_built_in_data() {
    let ledger = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&run(&["ledger", name, "--format", "json"]).stdout).unwrap()
    };
    let annex = ledger("builtin:annex");
    assert_eq!(
        (&annex["rows"]["total"], &annex["rows"]["unspecified_province"]),
        (&2_460.into(), &30.into())
    );
    assert_eq!(annex["value"]["total"], "1250702791386");
    let csv = run(&["ledger", "builtin:annex", "--lang", "en"]).stdout;
    let records = csv::Reader::from_reader(csv.as_slice()).into_records().map(|record| record.unwrap().len());
    assert_eq!(records.collect::<Vec<_>>(), [4; 9]);
    let ministry = ledger("builtin:ministry");
    assert_eq!(ministry["value"]["total"], "509979000000");
    assert_eq!(ministry["value"]["unspecified_province"], "89165000000");
}

#[test]
fn a_map_has_the_classes_that_are_asked_for() {
    let map = |more: &[&str]| {
        let args =
            [&["map", "high", "builtin:annex", "--period", "2024", "--lang", "en", "-o", "-"][..], more]
                .concat();
        let output = run(&args);
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, svg, _) = map(&["--bounds", "1,5,12.1"]);
    assert_eq!(code, Some(0));
    for label in ["&lt; 1", "1–5", "5–12.1", "≥ 12.1"] {
        assert!(svg.contains(label), "{label}");
    }
    let classes = |svg: &str| (0..9).filter(|class| svg.contains(&format!("data-class=\"{class}\""))).count();
    // More than a fifth of the provinces sell none: their class is that of the first two fifths.
    assert_eq!(classes(&map(&["--classes", "quantile.5"]).1), 4);
    assert_eq!(classes(&map(&["--classes", "natural.3"]).1), 3);
    assert_eq!(map(&["--classes", "natural.9"]).0, Some(0));
    assert!(map(&["--classes", "continuous"]).1.contains("teknoharita-shades"));
    assert!(map(&["--classes", "country.5"]).1.contains("around Türkiye&#39;s 3.6%"));
    for (circles, some) in [("auto", true), ("on", true), ("off", false)] {
        assert_eq!(map(&["--circles", circles]).1.contains("class=\"circles\""), some, "{circles}");
    }
    for wrong in [
        &["--classes", "jenks.5"][..],
        &["--classes", "equal.12"],
        &["--bounds", "x"],
        &["--bounds", "1,2,3,4,5,6,7,8,9"],
        &["--classes", "country.2"],
        &["--circles", "maybe"],
    ] {
        let (code, _, error) = map(wrong);
        assert_eq!(code, Some(2), "{error}");
    }
}

#[test]
fn the_code_of_an_embed_is_that_of_the_page() {
    let map =
        ["map", "high", "builtin:annex", "--period", "2024", "-o", "-", "--embed", "https://example.org/map"];
    let output = run(&map);
    assert_eq!(output.status.code(), Some(0));
    let text = text(&output.stdout);
    let packed = include_str!("../golden/embed-payload-v3.txt").trim();
    assert!(text.starts_with("<iframe title="), "{text}");
    assert!(text.contains("src=\"https://example.org/map/embed/?id="), "{text}");
    assert!(text.contains(&format!("#{packed}\"")), "{text}");
}

#[test]
fn a_map_is_written() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("map.svg");
    let output = run(&["map", "high", "builtin:annex", "--period", "2024", "-o", path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let svg = std::fs::read_to_string(path).unwrap();
    assert!(svg.contains("<svg ") && svg.contains("data-plate=\"26\"") && svg.contains("34.400000"));
}

#[test]
fn exit_codes_tell_input_from_usage() {
    let code = |arguments: &[&str]| run(arguments).status.code();
    let no_flow = file("no_flow.csv", "yıl;il;isic_rev3;usd\n2024;Ankara;3530;1\n".as_bytes());
    let no_flow = no_flow.to_str().unwrap();
    assert_eq!(code(&["table", "tier-shares", no_flow]), Some(1));
    let told = run(&["table", "tier-shares", no_flow, "--assume-flow", "import"]);
    assert_eq!(told.status.code(), Some(0));
    assert!(text(&told.stdout).contains("2024,import,6,Ankara,high,1,1,1,100.000000"));
    let message = text(&run(&["table", "tier-shares", no_flow, "--lang", "en"]).stderr);
    assert!(message.contains("exports or imports") && message.contains("--assume-flow"), "{message}");
    assert_eq!(code(&["table", "tier-shares", "there-is-no-such-file.csv"]), Some(1));
    assert_eq!(code(&["table", "tier-shares", "builtin:annex", "--flow", "import"]), Some(1));
    assert_eq!(code(&["table", "tier-shares", "builtin:annex", "--period", "1999"]), Some(1));
    assert_eq!(code(&["table", "tier-shares", "builtin:ministry"]), Some(1));
    assert_eq!(code(&["table", "no-such-table", "builtin:annex"]), Some(2));
    assert_eq!(code(&["table", "tier-shares"]), Some(2));
    assert_eq!(code(&["map", "high", "builtin:annex", "--period", "soon", "-o", "x.svg"]), Some(2));
    assert_eq!(code(&["--version"]), Some(0));
}

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/files");
    folder.join(name).to_str().unwrap().to_string()
}

/// What the page asks the command line asks too, by naming the options; a plan answers it for good.
#[test]
fn questions_are_answered_by_options_or_by_a_plan() {
    let open = fixture("money-nowhere.csv");
    let asked = run(&["ledger", &open, "--lang", "en"]);
    assert_eq!(asked.status.code(), Some(1));
    let words = text(&asked.stderr);
    assert!(words.contains("--currency usd|try|eur") && words.contains("--unit"), "{words}");
    let options = ["--currency", "usd", "--unit", "1000"];
    let with_options = run(&[["ledger", &open].as_slice(), &options].concat());
    assert!(with_options.status.success(), "{}", text(&with_options.stderr));
    let plan = run(&[["plan", &open].as_slice(), &options].concat());
    let path = file("plan.json", &plan.stdout);
    let with_plan = run(&["ledger", &open, "--plan", path.to_str().unwrap()]);
    assert_eq!(text(&with_plan.stdout), text(&with_options.stdout));
    // An option goes before the plan.
    let other = run(&["ledger", &open, "--plan", path.to_str().unwrap(), "--unit", "1"]);
    assert_ne!(text(&other.stdout), text(&with_options.stdout));
    let broken = file("broken.json", b"{");
    let refused = run(&["ledger", &open, "--plan", broken.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn repairs_and_revisions_are_lists() {
    let book = fixture("book-ministry-table.xlsx");
    let repairs = text(&run(&["repairs", &book, "--lang", "en"]).stdout);
    for word in ["title_rows,", "unit,", "totals,", "provinces,"] {
        assert!(repairs.lines().any(|line| line.starts_with(word)), "{word} in {repairs}");
    }
    let undone = text(&run(&["ledger", &book, "--undo", "totals"]).stdout);
    assert!(
        undone.lines().any(|line| line.starts_with("unmatched_province,") && line.contains(",2,")),
        "{undone}"
    );
    assert_eq!(run(&["ledger", &book, "--undo", "duplicates"]).status.code(), Some(2));
    let bulletins = ["two-bulletins-2023.csv", "two-bulletins-2024.csv"].map(fixture);
    let files = [bulletins[0].as_str(), bulletins[1].as_str()];
    assert_eq!(run(&[["ledger"].as_slice(), &files].concat()).status.code(), Some(1));
    let newer = run(&[["revisions"].as_slice(), &files, &["--overlap", "newer", "--lang", "en"]].concat());
    assert!(text(&newer.stdout).lines().count() > 10, "{}", text(&newer.stderr));
}

#[test]
fn an_index_stands_beside_the_data() {
    let rows = "yıl,akış,il,isic_rev3,usd\n2024,x,Ankara,3530,1.50\n2024,x,Van,3530,9\n";
    let trade = file("beside.csv", rows.as_bytes());
    let index = file("index.csv", "il;nüfus\n6;3\nVan;4\n".as_bytes());
    let table = |id: &str, index: &Path| {
        run(&["table", id, trade.to_str().unwrap(), "--lang", "en", "--index", index.to_str().unwrap()])
    };
    let output = table("per-head", &index);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains(",6,Ankara,total,1.5,1.5,1.5,3,0.5,0.5,0.5,small_volume"));
    // An index that cannot be read says the line; an indicator that takes none says which do.
    let wrong = file("wrong.csv", "il;nüfus\nNarnia;3\n".as_bytes());
    let output = table("per-head", &wrong);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("Line 2, column 1: this is no province: “Narnia”"),
        "{}",
        text(&output.stderr)
    );
    let output = table("totals", &index);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--index: index-correlation / index-residuals / per-head"));
    let output = run(&["table", "per-head", trade.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_chart_is_a_picture_or_its_numbers() {
    let chart = |arguments: &[&str]| {
        let output = run(&[&["chart"][..], arguments, &["-o", "-"]].concat());
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, svg, error) = chart(&["ranking;top=10", "builtin:annex", "--lang", "en", "--province", "6"]);
    assert_eq!(code, Some(0), "{error}");
    assert!(svg.starts_with("<?xml") && svg.contains("Eskişehir led: 34.4%") && svg.contains("data-chosen"));
    assert_eq!(svg.matches("data-mark").count(), 10);
    let (_, csv, _) = chart(&["ranking", "builtin:annex", "--format", "csv", "--period", "2019"]);
    assert!(csv.starts_with("period,base_period,flow,plate,province,tier,value"), "{csv}");
    assert_eq!(csv.lines().count(), 82);
    let (code, _, error) = chart(&["treemap", "builtin:annex", "--lang", "en"]);
    assert!(code == Some(1) && error.contains("needs product codes"), "{error}");
    let (code, _, error) = chart(&["pie", "builtin:annex"]);
    assert!(code == Some(2) && error.contains("tiers / ranking / slope"), "{error}");
}

#[test]
fn a_map_is_a_picture_or_its_numbers() {
    let map = |arguments: &[&str]| {
        let map = ["map", "high", "builtin:annex", "--period", "2024", "--lang", "en", "-o", "-"];
        let output = run(&[&map[..], arguments].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        output.stdout
    };
    let svg = map(&[]);
    assert!(svg.starts_with(b"<?xml") && svg == map(&["--format", "svg"]));
    assert!(map(&["--format", "html"]).starts_with(b"<!doctype html>"));
    let begins = [
        ("csv", &b"\xEF\xBB\xBFperiod,flow,indicator,plate,"[..]),
        ("csv-plain", b"about,place,iso,nuts,name,"),
        ("datawrapper", b"Province,Province (ASCII),ISO 3166-2,"),
        ("xlsx", b"PK\x03\x04"),
        ("geojson", b"{\"type\":\"FeatureCollection\","),
        ("json", b"{\n  \"schema\": \"teknoharita-view\",\n  \"version\": 1,"),
    ];
    for (format, beginning) in begins {
        let bytes = map(&["--format", format]);
        assert!(bytes.starts_with(beginning), "{format}: {}", String::from_utf8_lossy(&bytes[..80]));
        // Bytes go to the standard output as they are, also those of no text.
        let path = file(&format!("map.{format}"), b"");
        let again = ["map", "high", "builtin:annex", "--period", "2024", "--lang", "en"];
        let again = [&again[..], &["--format", format, "-o", path.to_str().unwrap()]].concat();
        assert!(run(&again).status.success());
        assert!(std::fs::read(path).unwrap() == bytes, "{format}");
    }
}

#[test]
fn pictures_are_made_under_the_rule_of_secrecy_unless_it_is_off() {
    // Van's aircraft are of one firm, and Bursa's are all that is left of the country's.
    let mut rows = String::from("yıl;akış;il;isic_rev3;vergi no;usd\n2024;x;Van;3530;1234567890;71234567\n");
    for firm in ["1234567890", "2345678901", "3456789012", "4567890123"] {
        rows += &format!("2024;x;Bursa;3530;{firm};91234567\n2024;x;Ankara;3530;{firm};131234567\n");
    }
    let path = file("firms.csv", rows.as_bytes());
    let path = path.to_str().unwrap();
    let map = |secrecy: &[&str]| {
        let map = ["map", "total", path, "--period", "2024", "--lang", "en", "-o", "-"];
        run(&[map.as_slice(), secrecy].concat())
    };
    let output = map(&[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let (picture, said) = (text(&output.stdout), text(&output.stderr));
    assert!(!picture.contains("$71.2") && !picture.contains("$365"), "{picture}");
    assert!(picture.contains("Van: withheld by the secrecy rule") && picture.contains("$525"));
    assert!(said.contains("single firm (1): Van.") && said.contains("(1): Bursa."), "{said}");
    let output = map(&["--secrecy", "off"]);
    assert!(output.status.success() && text(&output.stdout).contains("$71.2"));
    let chart =
        |secrecy: &str| run(&["chart", "ranking", path, "--lang", "en", "--secrecy", secrecy, "-o", "-"]);
    assert_eq!(chart("on").status.code(), Some(1));
    assert!(text(&chart("on").stderr).contains("This file could tell of firms"));
    assert!(chart("off").status.success());
    // Tables are printed for their owner.
    assert!(text(&run(&["table", "totals", path]).stdout).contains("71234567"));
}
