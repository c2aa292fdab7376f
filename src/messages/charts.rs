//! Texts of charts: names, controls, units.

use crate::data::Tier;
use crate::types::{Currency, Flow, Period};
use crate::view::Indicator;

use super::sentences::Scope;
use super::{Lang, currency_sign, flow_label, flow_option, indicator_label, period_label, texts, tier_label};

texts! {
    /// A text without arguments.
    ChartText {
        Choose: "Grafik", "Chart";
        Charts: "Grafikler", "Charts";
        Maps: "Haritalar", "Maps";
        Tiers: "Yıllara göre teknoloji düzeyleri", "Technology tiers over time";
        Ranking: "İl sıralaması", "Ranking of provinces";
        Slope: "İki yıl arasında değişim", "Change between two years";
        Scatter: "Pay ve tutar", "Share and value";
        Treemap: "Ürünler, düzeylerin renginde", "Products, coloured by tier";
        Heatmap: "İller ve düzeyler", "Provinces by tier";
        Coverage: "İhracatın ithalatı karşılama oranı", "Coverage of imports by exports";
        Top: "Kaç tane", "How many";
        All: "hepsi", "all";
        Where: "Nerede", "Where";
        Svg: "SVG indir", "Download SVG";
        Csv: "CSV indir", "Download CSV";
        Values: "Grafiğin sayıları", "The numbers of the chart";
        Keys: "Bir değerin üzerine gelin ya da dokunun; klavyede ok tuşlarıyla gezilir.", "Point at a value or tap it; on a keyboard the arrow keys move between them.";
        AmountBeside: "sağda tutar", "on the right the value";
        NeedsCodes: "Bu grafik ürün kodu ister; bu veride yok.", "This chart needs product codes; this data set has none.";
        BarChart: "Çubuk grafik", "Bar chart";
        Form: "Biçim", "Form";
        Areas: "alanlar", "areas";
        Lines: "çizgiler", "lines";
        Value: "Değer", "Value";
        Shares: "pay, %", "share, %";
        Amounts: "tutar", "amount";
        AreaChart: "Alan grafiği", "Area chart";
        LineChart: "Çizgi grafiği", "Line chart";
        BelowZero: "Bazı dönemlerde bir düzeyin toplamı sıfırın altında; böyle parçalar bir bütünün alanları olarak çizilemez.", "In some periods the sum of a tier is below zero; such parts cannot be drawn as areas of a whole.";
        BelowZeroTodo: "Biçim olarak çizgileri seçin.", "Choose lines as the form.";
        PartialYears: "Bitmemiş yıllar gösterilmez: on ay on iki ayla karşılaştırılmaz.", "Years that are not over are not shown: ten months are not compared with twelve.";
        OpenBand: "Düzeyi belirsiz: kodu birkaç düzeyden olabilecek ya da gizli mallar.", "Tier not settled: goods whose code can be of several tiers, or that are confidential.";
        ByVolume: "tutarı en büyükler", "the largest by value";
        ByChange: "en çok değişenler", "the largest changes";
        Which: "Hangi iller", "Which provinces";
        From: "Karşılaştırılan dönem", "Compared with";
        SlopeChart: "Eğim grafiği", "Slope chart";
        ScatterChart: "Nokta grafiği", "Scatter plot";
        TreemapChart: "Alan haritası", "Treemap";
        HeatmapChart: "Isı haritası", "Heat map";
        CoverageChart: "Yüzde 100'ün iki yanına çubuklar", "Bars to both sides of 100%";
        MiddleOfRange: "Kodları kaba ya da gizli olan yerlerin payı bir aralıktır; nokta aralığın ortasındadır.", "Where codes are coarse or confidential the share is a range; the point is its middle.";
        ProductsBelowZero: "Toplamı sıfırın altında olan ürünler alan olarak çizilemez; onlar tablolardadır.", "Products whose sum is below zero have no area; the tables of indicators have them.";
        RangesInCells: "Aralığın ortası renkte; sığmayan aralıklar üç noktayla gösterilir ve tabloda yazılıdır.", "Colour is by the middle of a range; ranges that do not fit are three dots and stand in the table.";
        ByShare: "haritadaki paya göre", "by the share on the map";
        ByRegion: "bölgelere göre", "by region";
        ByName: "ada göre", "by name";
        Sort: "Sıra", "Order";
        Goods: "Mallar", "Goods";
        BeyondScale: "Kenara varan çubuklar daha uzundur; sayıları yanlarındadır.", "Bars that end at the edge are longer than they are drawn; their numbers stand beside them.";
        DoublingScale: "Her çizgi bir öncekinin iki katı: ithalatın iki katı ihracat, yarısı kadar ihracatla aynı uzaklıkta.", "Each line is twice the one before, so twice the imports is as far from the middle as half of them.";
        Whiskers: "Çizgi: değer, kodlar kaba ya da gizli olduğu için bu aralıkta herhangi bir yerde olabilir.", "Whiskers: codes are coarse or confidential, so the value can lie anywhere in this range.";
    }
}

/// Goods of an indicator: in Turkish with the suffix of who has a share ("yüksek teknolojili ürünlerin"), in English
/// as they are ("high-tech goods").
pub fn goods_of(indicator: Indicator, lang: Lang) -> String {
    let plain = match indicator {
        Indicator::Share(Tier::High) => Some(("yüksek teknolojili", "high\u{2011}tech")),
        Indicator::Share(Tier::MediumHigh) => {
            Some(("orta-yüksek teknolojili", "medium\u{2011}high\u{2011}tech"))
        }
        Indicator::Share(Tier::MediumLow) => {
            Some(("orta-düşük teknolojili", "medium\u{2011}low\u{2011}tech"))
        }
        Indicator::Share(Tier::Low) => Some(("düşük teknolojili", "low\u{2011}tech")),
        Indicator::HighAndMediumHigh => {
            Some(("yüksek ya da orta-yüksek teknolojili", "high\u{2011} or medium\u{2011}high\u{2011}tech"))
        }
        _ => None,
    };
    match (plain, lang) {
        (Some((tr, _)), Lang::Tr) => format!("{tr} ürünlerin"),
        (Some((_, en)), Lang::En) => format!("{en} goods"),
        (None, Lang::Tr) => format!("“{}” düzeyinin", indicator_label(indicator, lang)),
        (None, Lang::En) => format!("“{}” goods", indicator_label(indicator, lang)),
    }
}

/// "ihracattaki", "imalat sanayii ihracatındaki".
pub(super) fn in_flow(flow: Flow, scope: &Scope) -> String {
    match scope.manufacturing {
        true => format!("{}ındaki", scope.flow(flow, Lang::Tr)),
        false => format!("{}taki", flow_label(flow, Lang::Tr)),
    }
}

/// What a share is: "Yüksek teknoloji: ihracattaki pay, %, 2024".
pub fn share_unit(indicator: Indicator, flow: Flow, period: Period, scope: &Scope, lang: Lang) -> String {
    let (label, out) = (indicator_label(indicator, lang), &scope.left_out);
    let period = period_label(period, lang);
    match lang {
        Lang::Tr => format!("{label}: {} pay{out}, %, {period}", in_flow(flow, scope)),
        Lang::En => format!("{label}: share of {}{out}, %, {period}", scope.flow(flow, lang)),
    }
}

/// What bands of tiers are: "Türkiye: düzeylerin ihracattaki payı, %".
pub fn tiers_unit(of: &str, flow: Flow, scope: &Scope, lang: Lang) -> String {
    let out = &scope.left_out;
    match lang {
        Lang::Tr => format!("{of}: düzeylerin {} payı{out}, %", in_flow(flow, scope)),
        Lang::En => format!("{of}: share of each tier in {}{out}, %", scope.flow(flow, lang)),
    }
}

/// What runs along an axis of amounts: each mark is ten times the one before.
pub fn volume_axis(flow: Flow, currency: Currency, lang: Lang) -> String {
    let (flow, sign) = (flow_option(flow, lang), currency_sign(currency));
    match lang {
        Lang::Tr => format!("{flow}, {sign}; her çizgi bir öncekinin 10 katı"),
        Lang::En => format!("{flow}, {sign}; each line is ten times the one before"),
    }
}

/// What areas of products are.
pub fn products_unit(of: &str, (flow, period): (Flow, Period), scope: &Scope, lang: Lang) -> String {
    let (period, out) = (period_label(period, lang), &scope.left_out);
    match lang {
        Lang::Tr => {
            format!(
                "{of}, {period}: alanlar tutarla, renkler teknoloji düzeyiyle; {}taki pay, %{out}",
                flow_label(flow, lang)
            )
        }
        Lang::En => format!(
            "{of}, {period}: area is the amount, colour the technology tier; % of {}{out}",
            flow_label(flow, lang)
        ),
    }
}

/// What cells of tiers are.
pub fn tiers_of_places((flow, period): (Flow, Period), scope: &Scope, lang: Lang) -> String {
    let (out, period) = (&scope.left_out, period_label(period, lang));
    match lang {
        Lang::Tr => format!("Teknoloji düzeylerinin {} payı{out}, %, {period}", in_flow(flow, scope)),
        Lang::En => format!("Share of each tier in {}{out}, %, {period}", scope.flow(flow, lang)),
    }
}

/// A tier's name for the head of a narrow column; a blank is where a line may end.
pub fn tier_short(tier: Tier, lang: Lang) -> String {
    match tier {
        Tier::High => lang.pick("Yüksek", "High").to_string(),
        Tier::MediumHigh => lang.pick("Orta- yüksek", "Med- high").to_string(),
        Tier::MediumLow => lang.pick("Orta- düşük", "Med- low").to_string(),
        Tier::Low => lang.pick("Düşük", "Low").to_string(),
        Tier::NotClassified => lang.pick("Sınıf dışı", "Not classed").to_string(),
        tier => tier_label(tier, lang).to_string(),
    }
}

/// That what a share stands on is below the limit of small amounts: 25 million of the data's currency.
fn below_limit(currency: Currency, lang: Lang) -> String {
    match (lang, currency) {
        (Lang::Tr, Currency::Usd) => "25 milyon doların altında".to_string(),
        (Lang::Tr, Currency::Try) => "25 milyon liranın altında".to_string(),
        (Lang::Tr, Currency::Eur) => "25 milyon avronun altında".to_string(),
        (Lang::En, currency) => format!("below {}25 million", currency_sign(currency)),
    }
}

/// What a bar with a broken outline says of a share.
pub fn small_bars(currency: Currency, lang: Lang) -> String {
    let below = below_limit(currency, lang);
    match lang {
        Lang::Tr => format!(
            "Kesikli çerçeveli çubuk: payın arkasındaki tutar {below}; birkaç sevkiyat payı değiştirebilir."
        ),
        Lang::En => format!(
            "Bars with a broken outline: the amount behind the share is {below}, and a few shipments can change it."
        ),
    }
}

/// The same of what exports are held against.
pub fn small_imports(currency: Currency, lang: Lang) -> String {
    let below = below_limit(currency, lang);
    match lang {
        Lang::Tr => format!("Kesikli çerçeve: ithalat {below}."),
        Lang::En => format!("Broken outline: imports are {below}."),
    }
}

/// What bars of coverage are.
pub fn coverage_unit(tier: Option<&str>, period: Period, lang: Lang) -> String {
    let tier = tier.map(|tier| format!("{tier}: ")).unwrap_or_default();
    let period = period_label(period, lang);
    match lang {
        Lang::Tr => capital(&format!("{tier}ihracatın ithalata oranı, %, ve aradaki fark, {period}"), lang),
        Lang::En => {
            capital(&format!("{tier}exports as a percentage of imports, and the difference, {period}"), lang)
        }
    }
}

/// What a bar of coverage says.
pub fn coverage_label(name: &str, ratio: &str, [exports, imports]: &[String; 2], lang: Lang) -> String {
    match lang {
        Lang::Tr => format!("{name}: {ratio} · ihracat {exports} · ithalat {imports}"),
        Lang::En => format!("{name}: {ratio} · exports {exports} · imports {imports}"),
    }
}

/// A text with its first letter large.
pub(super) fn capital(text: &str, lang: Lang) -> String {
    match (text.strip_prefix('i'), lang) {
        (Some(rest), Lang::Tr) => format!("İ{rest}"),
        _ => {
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

/// A picture in words: what it is, and its first values.
pub fn list_alternative(what: ChartText, values: &[String], lang: Lang) -> String {
    let (what, values) = (what.text(lang), values.join("; "));
    match lang {
        Lang::Tr => format!("{what}. {values}. Bütün değerler aşağıdaki tabloda."),
        Lang::En => format!("{what}. {values}. All values are in the table below."),
    }
}
