//! Publications and method cards on the command line.

use std::path::{Path, PathBuf};
use std::process::Output;

use teknoharita::data::sample;
use teknoharita::messages::Lang;

use super::{file, run, text};

#[test]
fn a_publication_makes_its_files_and_its_card_verifies() {
    let data = file("publish.csv", &sample::csv());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line/published");
    let _ = std::fs::remove_dir_all(&folder);
    let spec = file(
        "publication.json",
        br#"{"schema":"teknoharita/publication","version":1,
            "view":{"data":"own","indicator":"high","lang":"en"},
            "settings":{"texts":{"headline":"Mine"},"shape":"landscape","card":"internal"},
            "forms":["embed","html","svg","csv","card"],"base":"https://harita.example/"}"#,
    );
    let [data, spec, out] = [&data, &spec, &folder].map(|path| path.to_str().unwrap());
    let output = run(&["publish", "--spec", spec, data, "-o", out]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 5, "{names:?}");
    let made = |ending: &str| {
        let name = names.iter().find(|name| name.ends_with(ending)).unwrap();
        (folder.join(name), std::fs::read_to_string(folder.join(name)).unwrap())
    };
    let (svg, picture) = made(".svg");
    assert!(picture.contains("width=\"1200\"") && picture.contains("Mine"));
    assert!(made(".txt").1.starts_with("<iframe "));
    for card in [made(".card.json").0, svg, made(".html").0] {
        let output = run(&["verify", card.to_str().unwrap(), data, "--lang", "en"]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(text(&output.stdout).starts_with("Same numbers"));
    }
    // Another file is not that file.
    let other =
        file("publish-other.csv", &[sample::csv(), b"2024,export,Ankara,3530,DE,1\n".to_vec()].concat());
    let output =
        run(&["verify", made(".card.json").0.to_str().unwrap(), other.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("files/0"), "{}", text(&output.stderr));
    // What cannot be made is said before anything is written.
    let unknown = file(
        "publication-unknown.json",
        br#"{"schema":"teknoharita/publication","version":1,"view":{"data":"own","indicator":"high","lang":"en"},"forms":["svg","jpeg"]}"#,
    );
    let output = run(&["publish", "--spec", unknown.to_str().unwrap(), data, "-o", out, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("forms: jpeg"), "{}", text(&output.stderr));
}

/// A map under a definition of one's own, whose picture carries a card.
fn map_under(definition: &Path, data: &Path) -> PathBuf {
    let picture = file("own-definition.svg", b"");
    let [data, definition, out] = [data, definition, &picture].map(|path| path.to_str().unwrap());
    let output = run(&["map", "high", data, "--period", "2024", "--definition-file", definition, "-o", out]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    picture
}

fn verify(card: &Path, data: &Path, more: &[&str]) -> Output {
    let [card, data] = [card, data].map(|path| path.to_str().unwrap());
    run(&[&["verify", card, data], more].concat())
}

#[test]
fn a_card_under_a_definition_of_ones_own_verifies_with_that_definition_alone() {
    let data = file(
        "own-definition.csv",
        b"year,flow,province,isic_rev3,usd\n2024,export,Ankara,3530,300\n2024,export,Ankara,1711,500\n2024,export,Bursa,1711,90\n2024,export,Bursa,2710,10\n",
    );
    let definition = file("own-definition.txt", b"35;high\n27;high\n17;low\n");
    let other = file("other-definition.txt", b"35;low\n27;high\n17;low\n");
    let card = map_under(&definition, &data);
    let [same, wrong] = [&definition, &other].map(|path| ["--definition-file", path.to_str().unwrap()]);
    for lang in Lang::ALL {
        let under = |more: &[&str]| {
            let output = verify(&card, &data, &[more, &["--lang", lang.tag()]].concat());
            (output.status.code(), text(&output.stdout), text(&output.stderr))
        };
        let (code, said, error) = under(&same);
        assert!(code == Some(0) && said.starts_with(lang.pick("Aynı sayılar", "Same numbers")), "{error}");
        // Without it nothing is compared with another definition's numbers.
        let (code, said, error) = under(&[]);
        let words = lang.pick("kendi tanımı gerekiyor", "own definition is needed");
        assert!(code == Some(1) && said.is_empty() && error.contains(words), "{error}");
        assert!(error.contains("--definition-file") && !error.contains("places/"), "{error}");
        // Another one is told with what differs, and what to look for.
        let (code, _, error) = under(&wrong);
        let words = lang.pick("kendi tanımıyla yapılmış", "under a definition of a user's own");
        assert!(code == Some(1) && error.contains("places/6") && error.contains(words), "{error}");
    }
}

#[test]
fn a_definition_beside_a_card_that_has_none_is_refused() {
    let definition = file("unneeded-definition.txt", b"35;high\n");
    let picture = file("built-in-definition.svg", b"");
    let out = picture.to_str().unwrap();
    assert!(run(&["map", "high", "builtin:annex", "--period", "2024", "-o", out]).status.success());
    let builtin = Path::new("builtin:annex");
    assert!(verify(&picture, builtin, &[]).status.success());
    for lang in Lang::ALL {
        let more = ["--definition-file", definition.to_str().unwrap(), "--lang", lang.tag()];
        let output = verify(&picture, builtin, &more);
        let words = lang.pick("yerleşik bir tanımladır", "under a built-in definition");
        assert!(output.status.code() == Some(2) && text(&output.stderr).contains(words));
    }
}

#[test]
fn a_publication_under_a_definition_of_ones_own_needs_it() {
    let data = file("own-publication.csv", &sample::csv());
    let definition = file("own-publication.txt", b"35;high\n");
    let spec = file(
        "own-publication.json",
        br#"{"schema":"teknoharita/publication","version":1,
            "view":{"data":"own","indicator":"high","lang":"en","definition":"own"},"forms":["card"]}"#,
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line/own-published");
    let _ = std::fs::remove_dir_all(&folder);
    let [data_path, spec, out] = [&data, &spec, &folder].map(|path| path.to_str().unwrap());
    let publish = |more: &[&str]| {
        run(&[&["publish", "--spec", spec, data_path, "-o", out, "--lang", "en"], more].concat())
    };
    let output = publish(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("own definition is needed") && !folder.exists());
    let own = ["--definition-file", definition.to_str().unwrap()];
    assert!(publish(&own).status.success());
    let card = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    assert!(verify(&card, &data, &own).status.success());
}

/// What the rule of secrecy withholds is told on the way, once.
#[test]
fn what_is_withheld_is_told_once() {
    let mut rows = String::from("yıl,akış,il,isic_rev3,vergi no,usd\n");
    for (province, amounts) in [("Ankara", [310, 320, 330]), ("Bursa", [210, 220, 230]), ("Van", [70, 0, 0])]
    {
        for (firm, amount) in amounts.iter().enumerate().filter(|(_, amount)| **amount > 0) {
            rows += &format!("2024,export,{province},3530,123456789{firm},{amount}\n");
        }
    }
    let data = file("told-once.csv", rows.as_bytes());
    let map = |more: &[&str]| {
        let map = ["map", "total", data.to_str().unwrap(), "--period", "2024", "--lang", "en", "-o", "-"];
        let output = run(&[&map[..], more].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        (text(&output.stdout), text(&output.stderr))
    };
    let (picture, said) = map(&[]);
    assert!(picture.contains("Withheld by the secrecy rule: Bursa, Van."), "{said}");
    assert_eq!((said.matches("places withheld: 2").count(), said.matches("Van").count()), (1, 1), "{said}");
    let (open, said) = map(&["--secrecy", "off"]);
    assert!(open.contains("The secrecy rule was not applied") && said.is_empty(), "{said}");
}
