//! A partner text means one partner, in whatever spelling; what is no country is kept as what it is.

use std::collections::{BTreeMap, BTreeSet};
use teknoharita::data::groups;
use teknoharita::data::partners::{self, Kind};
use teknoharita::messages::{Lang, fold, partner_name};
use teknoharita::resolve::{PartnerText, resolve_iso_number, resolve_partner};

/// ISO 3166-1 as the list has it that the table was made from: alpha-2, alpha-3, number.
const ISO_3166: &str = include_str!("partners/iso3166.txt");

fn meaning(index: u16) -> PartnerText {
    match partners::get(index).unwrap().kind {
        Kind::Country | Kind::Former => PartnerText::Country(index),
        Kind::Zone | Kind::Other => PartnerText::Zone(index),
        Kind::Total => PartnerText::Total,
        Kind::Confidential => PartnerText::Confidential,
        Kind::Unspecified => PartnerText::Unspecified,
    }
}

fn index_of(name_tr: &str) -> u16 {
    let place = partners::all().iter().position(|partner| partner.name_tr == name_tr);
    place.unwrap_or_else(|| panic!("{name_tr} is missing")) as u16
}

fn country(alpha_2: &str) -> PartnerText {
    let place = partners::all().iter().position(|partner| partner.alpha_2 == alpha_2);
    PartnerText::Country(place.unwrap_or_else(|| panic!("{alpha_2} is missing")) as u16)
}

fn zone(name_tr: &str) -> PartnerText {
    PartnerText::Zone(index_of(name_tr))
}

#[test]
fn the_table_has_all_its_lines() {
    let count = |kind| partners::all().iter().filter(|partner| partner.kind == kind).count();
    assert_eq!(count(Kind::Country), 251, "249 of ISO, Kosovo, Northern Cyprus");
    assert_eq!(count(Kind::Former), 25);
    assert_eq!(count(Kind::Zone), 23, "22 zones and their sum");
    assert_eq!(count(Kind::Other), 16);
    for kind in [Kind::Total, Kind::Confidential, Kind::Unspecified] {
        assert_eq!(count(kind), 1);
    }
    let lines = include_str!("../../src/data/partners.tsv").lines();
    let lines = lines.filter(|line| !line.starts_with(['#', '='])).count();
    assert_eq!(partners::all().len(), lines);
    assert!(include_str!("../../src/data/partners.tsv").len() < 40_000);
}

#[test]
fn every_country_of_iso_is_there_by_each_of_its_codes() {
    assert_eq!(ISO_3166.lines().count(), 249);
    for line in ISO_3166.lines() {
        let codes: Vec<&str> = line.split(' ').collect();
        let &[alpha_2, alpha_3, numeric] = codes.as_slice() else { panic!("{line}") };
        let PartnerText::Country(index) = resolve_partner(alpha_2) else { panic!("{line}") };
        let partner = partners::get(index).unwrap();
        assert_eq!([partner.alpha_2, partner.alpha_3, partner.numeric], [alpha_2, alpha_3, numeric]);
        assert_eq!(partner.kind, Kind::Country);
        assert_eq!(resolve_partner(alpha_3), PartnerText::Country(index));
        assert_eq!(resolve_partner(&alpha_3.to_lowercase()), PartnerText::Country(index));
        assert_eq!(resolve_iso_number(numeric), PartnerText::Country(index));
    }
    let listed = |code: &str| ISO_3166.lines().any(|line| line.starts_with(code));
    let own: Vec<_> = partners::all()
        .iter()
        .filter(|partner| partner.kind == Kind::Country && !listed(partner.alpha_2))
        .map(|partner| (partner.alpha_2, partner.alpha_3, partner.name_en))
        .collect();
    assert_eq!(own, [("XK", "XKX", "Kosovo"), ("QN", "QNC", "Northern Cyprus")]);
}

#[test]
fn every_name_and_alias_means_its_own_partner_in_any_casing() {
    let mut checked = 0;
    for (index, partner) in (0..).zip(partners::all()) {
        let names = [partner.name_tr, partner.name_en, partner.alpha_3];
        let codes = [partner.alpha_2].into_iter().filter(|code| !code.is_empty());
        for name in names.into_iter().chain(partner.aliases.iter().copied()).filter(|name| !name.is_empty()) {
            let upper = name.replace('i', "İ").replace('ı', "I").to_uppercase();
            let spellings = [name.to_string(), name.to_uppercase(), upper, format!("  {name} ")];
            for spelling in spellings.iter().chain(&[name.to_lowercase(), name.replace(' ', "  ")]) {
                assert_eq!(resolve_partner(spelling), meaning(index), "{spelling}");
            }
            if name.starts_with(char::is_alphabetic) {
                let coded = format!("{:03} {name}", checked % 1000);
                assert_eq!(resolve_partner(&coded), meaning(index), "{coded}");
            }
            checked += 1;
        }
        for code in codes {
            assert_eq!(resolve_partner(code), meaning(index), "{code}");
        }
    }
    assert!(checked > 2000, "{checked}");
}

#[test]
fn no_name_no_alias_and_no_code_means_two() {
    let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (index, partner) in partners::all().iter().enumerate() {
        let mut seen = BTreeSet::new();
        let codes = [partner.alpha_2, partner.alpha_3, partner.numeric];
        for name in codes.iter().chain([&partner.name_tr, &partner.name_en]).chain(&partner.aliases) {
            if !name.is_empty() {
                owners.entry(fold(name)).or_default().insert(index);
                let both = partner.name_tr == partner.name_en && *name == partner.name_tr;
                assert!(seen.insert(*name) || both, "{name} stands twice");
            }
        }
    }
    let shared: Vec<_> = owners.iter().filter(|(_, owners)| owners.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:?}");
}

#[test]
fn odd_spellings_find_their_country() {
    let cases = [
        ("ALMANYA", "DE"),
        ("almanya", "DE"),
        ("Almanya Fed. Cum.", "DE"),
        ("004 Almanya", "DE"),
        ("4-Almanya", "DE"),
        ("DE - Almanya", "DE"),
        ("DEU Almanya", "DE"),
        ("Birlesik Krallik", "GB"),
        ("BİRLEŞİK KRALLIK", "GB"),
        ("İngiltere", "GB"),
        ("UK", "GB"),
        ("KORE CUMHURİYETİ (GÜNEY)", "KR"),
        ("GÜNEY KORE CUM.", "KR"),
        ("Korea, Rep.", "KR"),
        ("Korea, Republic of", "KR"),
        ("Rep. of Korea", "KR"),
        ("Kuzey Kore Demokratik Halk Cum.", "KP"),
        ("Dem. People's Rep. of Korea", "KP"),
        ("U.S.A.", "US"),
        ("A.B.D.", "US"),
        ("400 ABD", "US"),
        ("B.A.E.", "AE"),
        ("Rusya", "RU"),
        ("Russian Federation", "RU"),
        ("Çin Halk Cum.", "CN"),
        ("720 ÇİN", "CN"),
        ("Çek Cumhuriyeti", "CZ"),
        ("Czechia", "CZ"),
        ("BOSNA HERSEK", "BA"),
        ("Bosnia Herzegovina", "BA"),
        ("Makedonya", "MK"),
        ("TFYR of Macedonia", "MK"),
        ("Svaziland", "SZ"),
        ("Swaziland", "SZ"),
        ("Kongo", "CG"),
        ("Congo, Rep.", "CG"),
        ("Kongo(Demokratik Cumhuriyet)", "CD"),
        ("Kongo(Demokratik Cum.)eski Zaire", "CD"),
        ("Dem. Rep. of the Congo", "CD"),
        ("Cote d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("FİLDİŞİ SAHİLİ", "CI"),
        ("Viet Nam", "VN"),
        ("St. Vincent & the Grenadines", "VC"),
        ("Antigua & Barbuda", "AG"),
        ("Marshall Ad.", "MH"),
        ("Solomon Isds", "SB"),
        ("Tanzanya(Birleş.Cum)", "TZ"),
        ("China, Hong Kong SAR", "HK"),
        ("Fas", "MA"),
        ("Nijer", "NE"),
        ("Nijerya", "NG"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("Kosova", "XK"),
        ("XS - Sırbistan", "RS"),
        ("Kuzey Kıbrıs Türk Cum.", "QN"),
        ("KUZEY KIBRIS T.C.", "QN"),
        ("KKTC", "QN"),
        ("Güney Kıbrıs Rum Yön.", "CY"),
        // Decomposed letters.
        ("I\u{307}ngiltere", "GB"),
        ("Tu\u{308}rkiye", "TR"),
    ];
    for (text, alpha_2) in cases {
        assert_eq!(resolve_partner(text), country(alpha_2), "{text}");
    }
}

#[test]
fn countries_that_are_no_more_are_their_own() {
    for (text, name) in [
        ("SIRBİSTAN-KARADAĞ", "Sırbistan ve Karadağ"),
        ("SCG", "Sırbistan ve Karadağ"),
        ("Fmr Yugoslavia", "Yugoslavya"),
        ("S.S.C.B.", "Sovyetler Birliği"),
        ("Neth. Antilles", "Hollanda Antilleri"),
        ("Belçika Lüksemburg", "Belçika-Lüksemburg"),
    ] {
        assert_eq!(resolve_partner(text), PartnerText::Country(index_of(name)), "{text}");
        assert_eq!(partners::get(index_of(name)).unwrap().kind, Kind::Former);
    }
}

#[test]
fn free_zones_are_kept_apart() {
    for (text, name) in [
        ("ADANA YUMURTALIK SER.BÖL.", "Adana Yumurtalık Serbest Bölgesi"),
        ("Adana-Yumurtalık Serbest Bölgesi", "Adana Yumurtalık Serbest Bölgesi"),
        ("EGE SERBEST BÖLGE", "Ege Serbest Bölgesi"),
        ("Ege Serbest Bölge Müdürlüğü", "Ege Serbest Bölgesi"),
        ("Aegean Free Zone", "Ege Serbest Bölgesi"),
        ("Bursa Serbest Bölgesi", "Bursa Serbest Bölgesi"),
        ("AVRUPA SERBEST BÖL.", "Avrupa Serbest Bölgesi"),
        ("ANTALYA SER. BÖLGE", "Antalya Serbest Bölgesi"),
        ("Menemen Deri Sr.Blg.", "İzmir Menemen Deri Serbest Bölgesi"),
        ("TÜBİTAK MAM", "TÜBİTAK-MAM Teknoloji Serbest Bölgesi"),
        ("İstanbul Endüstri ve Ticaret SB", "İstanbul Endüstri ve Ticaret Serbest Bölgesi"),
        ("ISTANBUL TRAKYA SER.BÖL.", "İstanbul Trakya Serbest Bölgesi"),
        ("ATATÜRK HAVALİMANI SER.BÖL.", "İstanbul Atatürk Havalimanı Serbest Bölgesi"),
        ("Serbest Bölgeler", "Serbest Bölgeler"),
        ("Free zones", "Serbest Bölgeler"),
    ] {
        assert_eq!(resolve_partner(text), zone(name), "{text}");
    }
}

#[test]
fn what_is_no_country_is_said() {
    for text in ["Dünya", "World", "TOPLAM", "Tüm ülkeler", "DUNYA", "Total", "GENEL TOPLAM"] {
        assert_eq!(resolve_partner(text), PartnerText::Total, "{text}");
    }
    for text in ["Gizli Veri", "GİZLİ VERİ", "Confidential"] {
        assert_eq!(resolve_partner(text), PartnerText::Confidential, "{text}");
    }
    for text in ["Belirsiz", "Not specified", "BELİRSİZ", "958 Belirlenemeyen ülke ve bölgeler"] {
        assert_eq!(resolve_partner(text), PartnerText::Unspecified, "{text}");
    }
    for text in ["Gemi ve uçak kumanyası", "950 GEMİ VE UÇAK KUMANYASI", "Bunkers"] {
        assert_eq!(resolve_partner(text), zone("Gemi ve uçak kumanyası"), "{text}");
    }
    assert_eq!(resolve_partner("Diğer"), zone("Diğer ülkeler"));
}

#[test]
fn doubt_stays_unknown() {
    let doubtful = [
        "",
        "  ",
        "-",
        "Atlantis",
        // Two countries each.
        "Kore",
        "Korea",
        "Virjin Adaları",
        // A province, and a zone only where it says so.
        "Antalya",
        "Bursa",
        "Konya Serbest Bölgesi",
        "Serbest",
        // Words without weight.
        "ve",
        "and the",
        "Islands",
        "St.",
        // Groups of countries.
        "Amerika",
        "Avrupa",
        "Avrupa Birliği",
        "AB - Toplam",
        "Diğer Afrika Ülkeleri",
        // Small letters are no alpha-2, and no code of ISO.
        "de",
        "ZZ",
        // A code and a name that are not the same.
        "FR - Almanya",
        "ABD - Meksika",
        "AF Güney Afrika",
        // Numbers alone: Afghanistan or Germany, Jordan or the United States.
        "004",
        "4",
        "400",
        "276",
        "0",
    ];
    for text in doubtful {
        assert_eq!(resolve_partner(text), PartnerText::Unknown, "{text}");
    }
    for text in ["4", "04", "0004", "999", "", "DE", "Almanya"] {
        assert_eq!(resolve_iso_number(text), PartnerText::Unknown, "{text}");
    }
    assert_eq!(resolve_iso_number(" 276 "), country("DE"));
}

#[test]
fn groups_hold_countries_and_their_names_mean_nobody_else() {
    let mut seen = BTreeSet::new();
    for group in groups::all() {
        for member in &group.members {
            assert!(ISO_3166.lines().any(|line| line.starts_with(member)) || *member == "XK", "{member}");
        }
        assert!(group.is_vague || group.members.len() > 2, "{group:?}");
        for name in &group.names {
            assert_eq!(resolve_partner(name), PartnerText::Unknown, "{name}");
            assert_eq!(fold(name), *name);
            assert!(seen.insert(*name), "{name} stands twice");
        }
    }
    let lines = include_str!("../../src/data/groups.tsv").lines().filter(|line| !line.starts_with('#'));
    assert_eq!(groups::all().len(), lines.count());
}

#[test]
fn names_stand_in_both_languages() {
    let PartnerText::Country(index) = resolve_partner("DE") else { panic!() };
    assert_eq!(partner_name(index, Lang::Tr), "Almanya");
    assert_eq!(partner_name(index, Lang::En), "Germany");
    assert_eq!(partner_name(u16::MAX, Lang::Tr), "");
    for partner in partners::all() {
        assert!(!partner.name_tr.trim().is_empty() && !partner.name_en.trim().is_empty());
    }
}
