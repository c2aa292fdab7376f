//! Every direct dependency and every embedded source is named where people look for it.

use std::path::Path;

fn read(file: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

#[test]
fn third_party_names_every_direct_dependency() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let notices = read("THIRD-PARTY.md");
    let dependencies = manifest["dependencies"].as_table().unwrap();
    assert!(dependencies.len() > 10);
    for name in dependencies.keys() {
        assert!(notices.contains(&format!("| {name} |")), "{name} is not in THIRD-PARTY.md");
    }
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    // Put together here so that this file does not find itself.
    let traces = [["/ro", "ot/"].concat(), ["/ho", "me/"].concat(), ["/tm", "p/bash"].concat()];
    let mut checked = 0;
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                let skipped = ["target", "dist", "node_modules", ".git", ".cache"];
                if !skipped.contains(&name.as_str()) {
                    folders.push(path);
                }
                continue;
            }
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            for trace in &traces {
                assert!(!text.contains(trace.as_str()), "{} holds {trace}", path.display());
            }
            checked += 1;
        }
    }
    assert!(checked > 80, "only {checked} files were seen");
}
