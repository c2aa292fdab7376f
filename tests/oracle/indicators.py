#!/usr/bin/env python3
"""What the indicators of the catalogue come to, computed a second time.

Written from the formulas that the catalogue states and not from the program: exact fractions, the standard
library alone. Without an argument it writes a small made-up file of trade, an index of provinces, and the
tables that are expected of them; with --check it verifies that those that stand here are the same.

    python3 tests/oracle/indicators.py [--check]
"""

import csv
import io
import math
import random
import sys
from collections import defaultdict
from fractions import Fraction
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "src" / "data"
EXPECTED = HERE / "expected"

# ---------------------------------------------------------------- the made-up file

# Partners by meaning, with the texts that the file uses for each.
PARTNERS = {
    "DE": ["Almanya", "Germany"],
    "IQ": ["Irak", "Iraq"],
    "IT": ["İtalya", "Italy"],
    "FR": ["Fransa"],
    "US": ["ABD", "United States"],
    "confidential": ["Gizli Veri", "Confidential"],
    "unspecified": ["Belirsiz", ""],
    "Narnia": ["Narnia"],
    "Atlantis": ["Atlantis"],
    **{name: [name] for name in (
        "İspanya", "Hollanda", "Belçika", "Polonya", "Romanya", "Çin", "Japonya", "Hindistan", "Brezilya",
        "Kanada", "Meksika", "Mısır", "Libya", "Fas", "Tunus", "Cezayir", "Suriye", "Yunanistan")},
}
PROVINCES = ["Ankara", "İstanbul", "İzmir", "Bursa", "Tekirdağ", "Edirne", "Kırklareli", "Konya", "Karaman",
             "Gaziantep", "Van", "Rize", "Belirsiz", "Gizli Veri"]
COARSE = ["24", "29", "353", "35"]
HIDDEN = "Gizli Veri"


def classes():
    """Classes of ISIC Rev.3 and their tiers."""
    lines = (DATA / "isic3.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines if line and not line.startswith("#")}


TIER_OF = classes()


def made_up():
    """Rows of the file, and the file."""
    chance = random.Random(20241127)
    codes = chance.sample(sorted(TIER_OF), 34)
    for code in ("3530", "2423", "3220", "3000", "2924", "1711"):
        if code not in codes:
            codes.append(code)
    texts = sorted(PARTNERS)
    # Provinces differ in what they trade and with whom.
    taste = {name: (chance.sample(codes, 16), chance.sample(texts, 12)) for name in PROVINCES}
    months = [("ihracat", y, m) for y in (2023, 2024) for m in range(1, 13)]
    months += [("ithalat", 2023, m) for m in range(1, 13)] + [("ithalat", 2024, m) for m in range(1, 11)]
    rows = []
    for number in range(5200):
        flow, year, month = months[number % len(months)]
        province = PROVINCES[min(int(chance.expovariate(0.25)), len(PROVINCES) - 1)]
        if province == "Rize" and year == 2023:
            province = "Van"
        own_codes, own_partners = taste[province]
        code = chance.choice(own_codes if chance.random() < 0.8 else codes)
        if chance.random() < 0.06:
            code = chance.choice(COARSE)
        elif chance.random() < 0.04:
            code = HIDDEN
        partner = chance.choice(own_partners if chance.random() < 0.85 else texts)
        cents = int(10 ** chance.uniform(1, 7))
        sign = chance.random()
        cents = -cents // 20 if sign < 0.03 else 0 if sign < 0.05 else cents
        rows.append((year, month, flow, province, code, chance.choice(PARTNERS[partner]), cents))
    # A province whose sums with one partner and of one product are negative in the whole year.
    rows += [(2024, 3, "ihracat", "Van", "1711", "Polonya", -999_999_999),
             (2024, 3, "ihracat", "İstanbul", "1711", "Polonya", 1_999_999_999)]
    # Rize lives off one product and one partner.
    rows += [(2024, m, "ihracat", "Rize", "3220", "Germany", 500_000_000 + m) for m in range(1, 13)]
    # What is set aside: no province, no code.
    rows += [(2024, 5, "ihracat", "Narnia", "3530", "Irak", 12_345), (2024, 5, "ihracat", "Ankara", "9998", "Irak", 54_321)]
    # A first year, apart from the others so that they stay what they are.
    chance = random.Random(1997)
    for number in range(900):
        flow, month = ("ihracat", "ithalat")[number % 2], number // 2 % 12 + 1
        province = PROVINCES[min(int(chance.expovariate(0.25)), len(PROVINCES) - 1)]
        code = chance.choice(codes if chance.random() < 0.85 else COARSE + [HIDDEN])
        cents = int(10 ** chance.uniform(1, 7)) * (1 if chance.random() < 0.9 else -1)
        rows.append((2022, month, flow, province, code, chance.choice(PARTNERS[chance.choice(texts)]), cents))
    # Corrections larger than what they correct: sums, certain and open ones, below zero.
    rows += [(2022, 6, "ihracat", "Edirne", "24", "Fransa", -900_000_000), (2022, 6, "ihracat", "Karaman", "1711", "Fransa", -950_000_000),
             (2024, 6, "ihracat", "Konya", "24", "Fransa", -30_000_000), (2023, 6, "ithalat", "Bursa", "353", "Fransa", -800_000_000)]
    # Corrections beside larger goods of the same code: in another month, of another partner, in another province.
    rows += [(2024, 4, "ihracat", "Ankara", "24", "Germany", -40_000_000), (2024, 4, "ihracat", "Ankara", "24", "Irak", 55_000_000),
             (2024, 9, "ihracat", "Ankara", "24", "Germany", 70_000_000), (2024, 5, "ithalat", "İzmir", "35", "Fransa", -60_000_000),
             (2024, 5, "ithalat", "Bursa", "35", "Fransa", 90_000_000), (2023, 8, "ihracat", "Tekirdağ", "35", "Irak", -25_000_000)]
    out = io.StringIO()
    out.write("dönem;akış;il;isic_rev3;ülke;usd\n")
    for year, month, flow, province, code, partner, cents in rows:
        out.write(f"{year}-{month:02};{flow};{province};{code};{partner};{cents / 100:.2f}\n")
    return rows, out.getvalue()


# ---------------------------------------------------------------- what its texts mean

def provinces():
    lines = (DATA / "provinces.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


PLATES = {fields[3]: int(fields[0]) for fields in provinces()}
NUTS3 = {int(fields[0]): fields[2] for fields in provinces()}
BUCKETS = {"Belirsiz": 0, "Gizli Veri": -1}
MEANING = {text: meaning for meaning, texts in PARTNERS.items() for text in texts}


def tiers_of(code):
    if code == HIDDEN:
        return frozenset(["not_classified"])
    return frozenset(tier for known, tier in TIER_OF.items() if known.startswith(code))


WANTED = {
    "total": None,
    "high": frozenset(["high"]),
    "medium_high": frozenset(["medium_high"]),
    "high_medium_high": frozenset(["high", "medium_high"]),
}
TIERS = ["high", "medium_high", "medium_low", "low", "not_classified"]
WANTED.update({tier: frozenset([tier]) for tier in TIERS})


def is_surely(code, tier):
    return tier == "total" or tiers_of(code) <= WANTED[tier]


def is_maybe(code, tier):
    return not is_surely(code, tier) and bool(tiers_of(code) & WANTED[tier])


class Trade:
    """Facts of one flow and some months: amounts in cents by place, code and partner.

    A fact is what the rows of one month, province, code and partner, as the file writes them, come to. Each may be
    of another tier: what is above zero and what is below are not set against each other where the tier is open.
    """

    def __init__(self, rows, flow, year, months, level=3):
        self.cells = defaultdict(int)
        facts = defaultdict(int)
        self.level = level
        self.provinces = defaultdict(set)
        for y, m, f, province, code, partner, cents in rows:
            place = PLATES.get(province, BUCKETS.get(province))
            if (f, y) != (flow, year) or m not in months or place is None or code == "9998":
                continue
            area = self.area(place)
            self.cells[(area, code, MEANING[partner])] += cents
            facts[(area, code, MEANING[partner], m, province, partner)] += cents
            self.provinces[area].add(place)
        self.signed = defaultdict(lambda: [0, 0])
        for (area, code, partner, *_), cents in facts.items():
            self.signed[(area, code, partner)][cents > 0] += cents
        self.areas = sorted(self.provinces, key=lambda area: (isinstance(area, str), area)) + ["Türkiye"]

    def area(self, place):
        if place < 1 or self.level == 3:
            return place
        return NUTS3[place][:2 + self.level]

    @cache
    def items(self, area, by, tier):
        """Least, certain and most of each partner or product of an area."""
        sure, maybe = defaultdict(int), defaultdict(lambda: (0, 0))
        for (place, code, partner), cents in self.cells.items():
            if area not in (place, "Türkiye"):
                continue
            item = partner if by == "partner" else code
            if is_surely(code, tier):
                sure[item] += cents
            elif is_maybe(code, tier):
                below, above = self.signed[(place, code, partner)]
                maybe[item] = (maybe[item][0] + below, maybe[item][1] + above)
        found = {}
        for item in set(sure) | set(maybe):
            (below, above), value = maybe[item], sure[item]
            if value or below or above:
                found[item] = (value + below, value, value + above, bool(below or above))
        order = FIRST if by == "partner" else {}
        return sorted(found.items(), key=lambda pair: (
            -pair[1][1], -pair[1][2], order.get(pair[0], code_order(pair[0]))))

    @cache
    def tier(self, area, tier):
        """Least, certain and most of a tier."""
        wanted, sets = WANTED[tier], self.sets(area)
        value = sum(cents for (own, _), cents in sets.items() if own <= wanted)
        opens = [cents for (own, _), cents in sets.items() if not own <= wanted and own & wanted and cents]
        return (value + sum(c for c in opens if c < 0), value, value + sum(c for c in opens if c > 0), bool(opens))

    @cache
    def sets(self, area):
        """Goods by the set of tiers that they can be of, above zero and below apart."""
        sets = defaultdict(int)
        for (place, code, _), signed in self.signed.items():
            if area in (place, "Türkiye"):
                for is_above, cents in enumerate(signed):
                    sets[(tiers_of(code), is_above)] += cents
        return sets

    @cache
    def total(self, area):
        return sum(cents for (place, _, _), cents in self.cells.items() if area in (place, "Türkiye"))

    def marks(self, area):
        if self.level == 3 or not isinstance(area, str) or area == "Türkiye":
            return []
        of = sum(1 for code in NUTS3.values() if code.startswith(area))
        return ["partial_region"] if len(self.provinces[area]) < of else []


def code_order(code):
    return (code == HIDDEN, code.encode())


# The first of the texts of each partner, by their bytes, is its text and its place in the order.
FIRST = {}


# ---------------------------------------------------------------- how numbers are written

def money(cents):
    sign, cents = "-" if cents < 0 else "", abs(cents)
    whole, rest = divmod(cents, 100)
    return f"{sign}{whole}" + (f".{rest:02}".rstrip("0") if rest else "")


def percent(fraction):
    if fraction is None:
        return ""
    micro = round(fraction * 100_000_000)
    return f"{'-' if micro < 0 else ''}{abs(micro) // 1_000_000}.{abs(micro) % 1_000_000:06}"


def number(value):
    # Twelve digits: the last ones of a logarithm are not the same on every machine.
    return "" if value is None else f"{float(value):.12g}"


def amounts(sums):
    low, value, high, is_open = sums
    return ["" if is_open else money(value), money(low), money(high)]


def interval(bounds):
    if bounds is None:
        return ["", "", ""]
    low, value, high, is_open = bounds
    return ["" if is_open else percent(value), percent(low), percent(high)]


def area_id(area):
    return "" if area == "Türkiye" else str(area)


def over(part, whole):
    return Fraction(part, whole) if whole > 0 else None


def added(parts):
    parts = list(parts)
    return (sum(p[0] for p in parts), sum(p[1] for p in parts), sum(p[2] for p in parts), any(p[3] for p in parts))


def share(part, whole):
    """A part of a whole that holds it: neither it nor the others depend on each other. Nothing can be
    said where something is below zero and the whole may be gone."""
    if not part[3] and not whole[3]:
        point = over(part[1], whole[1])
        return None if point is None else (point, point, point, False)
    few, many = whole[0] - part[0], whole[2] - part[2]
    if min(few, part[0]) < 0 and few + part[0] <= 0:
        return None
    ends = [over(own, own + others) for own in (part[0], part[2]) for others in (few, many)]
    ends = [end for end in ends if end is not None]
    return (min(ends), None, max(ends), True) if ends else None


def shown(sums):
    return (sums[0], sums[2]) if sums[3] else (sums[1], sums[1])


# ---------------------------------------------------------------- the tables

def item_text(by, item):
    return item if by == "product" else FIRST[item].decode()


def one_of(by, parts, whole):
    if not parts:
        return []
    low, high = shown(parts[0][1])
    whole = low + shown(whole)[1] - high
    return [f"one_{by}"] if whole > 0 and Fraction(low, whole) >= Fraction(4, 5) else []


def tops(trades, period, by, tier, top):
    table = [["period", "flow", "plate", "tier", "rank", by, "value", "value_low", "value_high", "share_pct",
              "share_low_pct", "share_high_pct", "marks"]]
    for flow, trade in trades:
        for area in trade.areas:
            parts = trade.items(area, by, tier)
            whole = added(sums for _, sums in parts)
            head = [period, flow, area_id(area), tier]
            for place, (item, sums) in enumerate(parts[:top]):
                low, high = shown(sums)
                best = 1 + sum(shown(other)[0] > high for _, other in parts)
                worst = 1 + sum(shown(other)[1] > low for name, other in parts if name != item)
                marks = trade.marks(area) + (one_of(by, parts, whole) if place == 0 else [])
                rank = str(best) if best == worst else f"{best}-{worst}"
                table.append(head + [rank, item_text(by, item)] + amounts(sums) + interval(share(sums, whole))
                             + [" ".join(marks)])
            if parts[top:]:
                sums = added(sums for _, sums in parts[top:])
                table.append(head + ["", "others"] + amounts(sums) + interval(share(sums, whole))
                             + [" ".join(trade.marks(area))])
    return table


def concentration(trades, period, by, tier):
    table = [["period", "flow", "plate", "tier", "value", by + "s", "top10_pct", "top20_pct", "hhi",
              "hhi_normalised", "effective_number", "marks"]]
    for flow, trade in trades:
        for area in trade.areas:
            parts = trade.items(area, by, tier)
            bounds = added(sums for _, sums in parts)
            values = [sums[1] for _, sums in parts]
            whole, count = sum(values), sum(value > 0 for value in values)
            hhi = normal = effective = None
            if whole > 0 and min(values) >= 0:
                hhi = sum(Fraction(value, whole) ** 2 for value in values)
                effective = 1 / hhi
                if count > 1:
                    normal = (hhi - Fraction(1, count)) / (1 - Fraction(1, count))
            table.append([period, flow, area_id(area), tier, money(whole), str(count)]
                         + [percent(over(sum(values[:top]), whole)) for top in (10, 20)]
                         + [number(hhi), number(normal), number(effective)]
                         + [" ".join(trade.marks(area) + one_of(by, parts, bounds))])
    return table


def changes(pairs, by):
    table = [["period", "base_period", "flow", "plate", "tier", by + "s", f"base_{by}s", "new", "new_value",
              "new_share_pct", "lost", "lost_value", "lost_share_pct"]]
    for flow, period, base, now, before in pairs:
        areas = sorted(set(now.areas[:-1]) | set(before.areas[:-1])) + ["Türkiye"]
        for area in areas:
            both = [{item: sums[1] for item, sums in trade.items(area, by, "total")} if area in trade.areas else None
                    for trade in (now, before)]
            positive = [None if found is None else {i for i, v in found.items() if v > 0} for found in both]
            row = [period, base, flow, area_id(area), "total"]
            row += ["" if found is None else str(len(found)) for found in positive]
            for here, there in ((0, 1), (1, 0)):
                if None in positive:
                    row += ["", "", ""]
                    continue
                only = positive[here] - positive[there]
                cents = sum(both[here][item] for item in only)
                row += [str(len(only)), money(cents), percent(over(cents, sum(both[here].values())))]
            table.append(row)
    return table


def quotient(own, area, of_class, country):
    if own < 0 or area <= 0 or of_class <= 0 or country <= 0:
        return None
    return Fraction(own, area) / Fraction(of_class, country)


def symmetric(value):
    return None if value is None else (value - 1) / (value + 1)


def location_quotient(trades, period):
    table = [["period", "flow", "plate", "tier", "value", "value_low", "value_high", "share_pct", "share_low_pct",
              "share_high_pct", "country_share_pct", "country_share_low_pct", "country_share_high_pct", "lq",
              "lq_low", "lq_high", "lq_symmetric", "lq_symmetric_low", "lq_symmetric_high"]]

    def shares(sums, whole):
        return None if whole <= 0 else tuple(Fraction(cents, whole) for cents in sums[:3]) + (sums[3],)

    for flow, trade in trades:
        country = trade.total("Türkiye")
        for area in trade.areas[:-1]:
            for tier in TIERS:
                own, all_, total = trade.tier(area, tier), trade.tier("Türkiye", tier), trade.total(area)
                is_open = own[3] or all_[3]
                # The area's part of the class, over its part of everything.
                part, lqs = part_of_country(own, all_), None
                if part is not None and part[0] >= 0 and total > 0 and country > 0:
                    lqs = [bound / Fraction(total, country) for bound in part[:3]]
                cells = []
                for form in (lambda lq: lq, symmetric):
                    low, value, high = (None, None, None) if lqs is None else map(form, lqs)
                    cells += [number(None if is_open else value), number(low), number(high)]
                table.append([period, flow, area_id(area), tier] + amounts(own) + interval(shares(own, total))
                             + interval(shares(all_, country)) + cells)
    return table


def values(trade, area):
    return {item: sums[1] for item, sums in trade.items(area, "product", "total")}


def location_quotient_products(trades, period, top, tier):
    table = [["period", "flow", "plate", "rank", "product", "value", "share_pct", "country_share_pct", "lq",
              "lq_symmetric"]]
    for flow, trade in trades:
        country = values(trade, "Türkiye")
        for area in trade.areas[:-1]:
            own = values(trade, area)
            whole, all_ = sum(own.values()), sum(country.values())
            found = []
            for code, cents in own.items():
                lq = quotient(cents, whole, country.get(code, 0), all_)
                if lq is not None and is_surely(code, tier):
                    found.append((lq, cents, code))
            found.sort(key=lambda row: (-row[0], -row[1], code_order(row[2])))
            for lq, cents, code in found[:top]:
                rank = 1 + sum(other > lq for other, _, _ in found)
                table.append([period, flow, area_id(area), str(rank), code, money(cents),
                              percent(over(cents, whole)), percent(over(country[code], all_)), number(lq),
                              number(symmetric(lq))])
    return table


def krugman(trades, period):
    table = [["period", "flow", "plate", "value", "classes", "krugman"]]
    for flow, trade in trades:
        country = values(trade, "Türkiye")
        for area in trade.areas[:-1]:
            own = values(trade, area)
            whole, all_ = sum(own.values()), sum(country.values())
            index = None
            if whole > 0 and all_ > 0 and min([*own.values(), *country.values()]) >= 0:
                index = sum(abs(Fraction(own.get(code, 0), whole) - Fraction(country.get(code, 0), all_))
                            for code in set(own) | set(country))
            classes_ = sum(cents > 0 for cents in own.values())
            table.append([period, flow, area_id(area), money(whole), str(classes_), number(index)])
    return table


def special(trade):
    """Areas of the map that are special in each product."""
    country, found = values(trade, "Türkiye"), defaultdict(set)
    for area in trade.areas[:-1]:
        own = values(trade, area)
        for code, cents in own.items():
            lq = quotient(cents, sum(own.values()), country.get(code, 0), sum(country.values()))
            if lq is not None and lq >= 1:
                found[code].add(area)
    return found


def is_on_map(area):
    return isinstance(area, str) or area > 0


def diversity(trades, period):
    table = [["period", "flow", "plate", "tier", "products", "diversity", "average_ubiquity"]]
    for flow, trade in trades:
        found = special(trade)
        ubiquity = {code: sum(map(is_on_map, areas)) for code, areas in found.items()}
        for area in trade.areas[:-1]:
            own = values(trade, area)
            codes = [code for code, areas in found.items() if area in areas]
            is_defined = sum(own.values()) > 0
            mean = Fraction(sum(ubiquity[code] for code in codes), len(codes)) if codes and is_on_map(area) else None
            table.append([period, flow, area_id(area), "total", str(sum(cents > 0 for cents in own.values())),
                          str(len(codes)) if is_defined else "", number(mean if is_defined else None)])
    return table


def ubiquity(trades, period):
    table = [["period", "flow", "tier", "product", "value", "areas", "ubiquity"]]
    for flow, trade in trades:
        found, country = special(trade), values(trade, "Türkiye")
        own = [values(trade, area) for area in trade.areas[:-1] if is_on_map(area)]
        for code in sorted(country, key=code_order):
            traders = sum(area.get(code, 0) > 0 for area in own)
            count = str(sum(map(is_on_map, found[code]))) if country[code] > 0 else ""
            table.append([period, flow, "total", code, money(country[code]), str(traders), count])
    return table


# ---------------------------------------------------------------- beside an index

def made_up_index():
    chance = random.Random(7)
    numbers = {plate: Fraction(chance.randint(-20_00, 90_00), 100) for plate in range(1, 82)}
    numbers[PLATES["Konya"]] = numbers[PLATES["Bursa"]] = Fraction(31, 2)
    numbers.pop(PLATES["Edirne"])
    numbers[PLATES["Van"]] = Fraction(0)
    names = {plate: name for name, plate in PLATES.items()}
    lines = ["il;Gelişmişlik endeksi"]
    for plate, value in numbers.items():
        who = names[plate] if plate % 2 else f"{plate:02}"
        lines.append(f"{who};{float(value):.2f}".replace(".", ","))
    return numbers, "\n".join(lines) + "\n"


def points(trade, index, tier):
    found = []
    for area in trade.areas[:-1]:
        if isinstance(area, str) or area not in index:
            continue
        sums = (trade.total(area),) * 3 + (False,) if tier == "total" else trade.tier(area, tier)
        if tier == "total":
            value = Fraction(sums[1], 100)
        else:
            part = over(sums[1], trade.total(area))
            value = None if sums[3] or part is None else 100 * part
        found.append((area, index[area], sums, value))
    return found


def correlation(pairs):
    count = len(pairs)
    if count < 4:
        return None
    means = [sum(pair[side] for pair in pairs) / count for side in (0, 1)]
    sxx, syy = (sum((pair[side] - means[side]) ** 2 for pair in pairs) for side in (0, 1))
    sxy = sum((x - means[0]) * (y - means[1]) for x, y in pairs)
    return None if not sxx or not syy else math.copysign(math.sqrt(sxy * sxy / (sxx * syy)), sxy)


def with_interval(r, count, variance):
    if r is None:
        return ["", "", ""]
    half = 1.959963984540054 * math.sqrt(variance / (count - 3))
    z = 0.5 * math.log((1 + r) / (1 - r))
    return [number(r), number(math.tanh(z - half)), number(math.tanh(z + half))]


def mean_ranks(numbers):
    return [Fraction(2 * sum(b < a for b in numbers) + sum(b == a for b in numbers) + 1, 2) for a in numbers]


def index_correlation(trades, period, index, tier):
    table = [["period", "flow", "tier", "index", "areas", "left_out", "pearson", "pearson_low", "pearson_high",
              "spearman", "spearman_low", "spearman_high"]]
    for flow, trade in trades:
        found = points(trade, index, tier)
        pairs = [(x, y) for _, x, _, y in found if y is not None]
        r = correlation(pairs)
        ranked = list(zip(mean_ranks([x for x, _ in pairs]), mean_ranks([y for _, y in pairs])))
        rho = correlation(ranked)
        table.append([period, flow, tier, "Gelişmişlik endeksi", str(len(pairs)), str(len(found) - len(pairs))]
                     + with_interval(r, len(pairs), 1)
                     + with_interval(rho, len(pairs), 1 + (rho or 0) ** 2 / 2))
    return table


def index_residuals(trades, period, index, tier):
    value = "value" if tier == "total" else "share_pct"
    table = [["period", "flow", "plate", "tier", value, "index", "expected", "residual"]]
    for flow, trade in trades:
        found = points(trade, index, tier)
        pairs = [(x, y) for _, x, _, y in found if y is not None]
        x_mean, y_mean = (sum(pair[side] for pair in pairs) / len(pairs) for side in (0, 1))
        slope = sum((x - x_mean) * (y - y_mean) for x, y in pairs) / sum((x - x_mean) ** 2 for x, _ in pairs)
        for area, x, sums, y in found:
            expected = y_mean + slope * (x - x_mean)
            text = money(sums[1]) if tier == "total" else percent(None if y is None else y / 100)
            table.append([period, flow, area_id(area), tier, text, number(x), number(expected),
                          number(None if y is None else y - expected)])
    return table


def per_head(trades, period, index, tier):
    table = [["period", "flow", "plate", "tier", "value", "value_low", "value_high", "index", "per_head",
              "per_head_low", "per_head_high"]]
    for flow, trade in trades:
        for area, x, sums, _ in points(trade, index, tier):
            per = [None if x <= 0 else Fraction(cents, 100) / x for cents in sums[:3]]
            table.append([period, flow, area_id(area), tier] + amounts(sums) + [number(x)]
                         + [number(None if sums[3] else per[1]), number(per[0]), number(per[2])])
    return table


# ---------------------------------------------------------------- levels, time, and both directions

LIMIT, THRESHOLD = 20_000_000, 200_000_000


def certain(cents):
    return (cents, cents, cents, False)


def sums_of(trade, area, tier):
    """What an area traded of a tier; nothing where there are no data of it."""
    if area not in trade.areas:
        return None
    return certain(trade.total(area)) if tier == "total" else trade.tier(area, tier)


def corners(formula, *sums):
    """A formula of amounts that do not depend on each other, at its least and most over all corners."""
    found = [[]]
    for low, _, high, _ in sums:
        found = [chosen + [end] for chosen in found for end in (low, high)]
    found = [formula(*chosen) for chosen in found]
    return (min(found), formula(*(own[1] for own in sums)), max(found), any(own[3] for own in sums))


def is_positive(sums):
    return sums is not None and min(sums[0], sums[1]) > 0


def over_amount(part, whole, less=0):
    if part is None or not is_positive(whole):
        return None
    return corners(lambda a, b: Fraction(a, b) - less, part, whole)


def minus(now, before):
    return None if now is None or before is None else corners(lambda a, b: a - b, now, before)


def amounts_or_none(sums):
    return ["", "", ""] if sums is None else amounts(sums)


def bounds_of(name):
    stem, *unit = (name[:-4], "_pct") if name.endswith("_pct") else (name[:-7], "_points") if name.endswith("_points") else (name, "")
    return [name, f"{stem}_low{unit[0]}", f"{stem}_high{unit[0]}"]


def every_area(*trades):
    areas = {area for trade in trades for area in trade.areas[:-1]}
    return sorted(areas, key=lambda area: (isinstance(area, str), area)) + ["Türkiye"]


def partly(area, *trades):
    return next((marks for trade in trades if area in trade.areas for marks in [trade.marks(area)] if marks), [])


def small(mark, sums):
    return [mark] if sums is not None and 0 < sums[2] < LIMIT else []


def covered(period, flow):
    """Of a year that is not over, the months that are there."""
    return "2024-01..10" if (period, flow) == ("2024", "import") else period


def totals(trades, period):
    table = [["period", "flow", "plate"] + bounds_of("value") + bounds_of("share_pct") + ["marks"]]
    for flow, trade in trades:
        for area in trade.areas:
            sums = certain(trade.total(area))
            table.append([covered(period, flow), flow, area_id(area)] + amounts(sums)
                         + interval(over_amount(sums, certain(trade.total("Türkiye")))) + partly_cell(area, trade))
    return table


def partly_cell(area, *trades):
    return [" ".join(partly(area, *trades))]


def share_of_goods(trade, area, tier):
    """Of all goods; nothing else is open then than the tier itself."""
    if area not in trade.areas:
        return None
    return over_amount(trade.tier(area, tier), certain(trade.total(area)))


def share_of_manufacturing(trade, area, tier):
    """Of what has a tier: every way to give goods that can be of several tiers one of them. Nothing can be said
    where something is below zero and there may be nothing that has a tier."""
    if area not in trade.areas:
        return None
    if tier == "not_classified":
        return share_of_goods(trade, area, tier)
    worlds, is_open = [{}], False
    for (own, _), cents in trade.sets(area).items():
        worlds = [world | {one: world.get(one, 0) + cents} for world in worlds for one in own]
        is_open |= cents != 0 and len({one in WANTED[tier] and 1 or one == "not_classified" and 2 for one in own}) > 1
    worlds = [(sum(world.get(one, 0) for one in WANTED[tier]),
               sum(cents for one, cents in world.items() if one != "not_classified")) for world in worlds]
    if any(min(part, whole - part) < 0 for part, whole in worlds) and any(whole <= 0 for _, whole in worlds) and is_open:
        return None
    found = [quotient for quotient in (over(part, whole) for part, whole in worlds) if quotient is not None]
    return (min(found), min(found), max(found), is_open) if found else None


def tier_shares(trades, period, share_of=share_of_goods):
    table = [["period", "flow", "plate", "tier"] + bounds_of("value") + bounds_of("share_pct") + ["marks"]]
    for flow, trade in trades:
        for area in trade.areas:
            for tier in TIERS:
                sums = trade.tier(area, tier)
                marks = partly(area, trade) + (small("small_volume", sums) if area != "Türkiye" else [])
                table.append([covered(period, flow), flow, area_id(area), tier] + amounts(sums)
                             + interval(share_of(trade, area, tier)) + [" ".join(marks)])
    return table


def upper_tiers(trades, period):
    table = [["period", "flow", "plate"] + bounds_of("value") + bounds_of("share_pct") + ["marks"]]
    for flow, trade in trades:
        for area in trade.areas:
            sums = trade.tier(area, "high_medium_high")
            marks = partly(area, trade) + (small("small_volume", sums) if area != "Türkiye" else [])
            table.append([covered(period, flow), flow, area_id(area)] + amounts(sums)
                         + interval(share_of_goods(trade, area, "high_medium_high")) + [" ".join(marks)])
    return table


def part_of_country(own, all_):
    """What is not the area's is somebody else's: neither depends on the other."""
    if not is_positive(all_):
        return None
    others = tuple(all_[at] - own[at] for at in range(3)) + (all_[3],)
    return corners(lambda mine, theirs: Fraction(mine, mine + theirs), own, others)


def tier_contributions(trades, period, tiers=TIERS):
    table = [["period", "flow", "plate", "tier"] + bounds_of("value") + bounds_of("share_pct") + ["marks"]]
    for flow, trade in trades:
        for area in trade.areas:
            for tier in tiers:
                own, all_ = trade.tier(area, tier), trade.tier("Türkiye", tier)
                table.append([covered(period, flow), flow, area_id(area), tier] + amounts(own) + interval(part_of_country(own, all_))
                             + partly_cell(area, trade))
    return table


def places_in_order(found):
    """The rank of each by shown bounds: a text, or nothing."""
    found = {area: shown(sums) for area, sums in found.items() if sums is not None and is_on_map(area)}
    ranks = {}
    for area, (low, high) in found.items():
        others = [bounds for other, bounds in found.items() if other != area]
        ranks[area] = (1 + sum(other[0] > high for other in others), 1 + sum(other[1] > low for other in others))
    return ranks


def rank_text(rank):
    return "" if rank is None else str(rank[0]) if rank[0] == rank[1] else f"{rank[0]}-{rank[1]}"


def rank_change(now, before):
    is_known = now and before and now[0] == now[1] and before[0] == before[1]
    return str(before[0] - now[0]) if is_known else ""


def ranks(pairs, tiers):
    table = [["period", "base_period", "flow", "plate", "tier"] + bounds_of("value") + ["rank", "rank_change"]
             + bounds_of("share_pct") + ["share_rank", "share_rank_change", "marks"]]
    for flow, period, base, *both in pairs:
        for tier in tiers:
            amount = [places_in_order({area: sums_of(trade, area, tier) for area in trade.areas[:-1]}) for trade in both]
            part = [{}, {}] if tier == "total" else [
                places_in_order({area: share_of_goods(trade, area, tier) for area in trade.areas[:-1]}) for trade in both]
            for area in both[0].areas[:-1]:
                row = [period, base, flow, area_id(area), tier] + amounts(sums_of(both[0], area, tier))
                row += [rank_text(amount[0].get(area)), rank_change(*(found.get(area) for found in amount))]
                row += interval(None if tier == "total" else share_of_goods(both[0], area, tier))
                row += [rank_text(part[0].get(area)), rank_change(*(found.get(area) for found in part))]
                table.append(row + partly_cell(area, both[0]))
    return table


def growth(pairs, tiers):
    table = [["period", "base_period", "flow", "plate", "tier"] + bounds_of("value") + bounds_of("base_value")
             + bounds_of("change") + bounds_of("growth_pct") + ["marks"]]
    for flow, period, base, *both in pairs:
        for area in every_area(*both):
            for tier in tiers:
                now, before = (sums_of(trade, area, tier) for trade in both)
                marks = partly(area, *both) + small("small_base", before)
                table.append([period, base, flow, area_id(area), tier] + amounts_or_none(now) + amounts_or_none(before)
                             + amounts_or_none(minus(now, before)) + interval(over_amount(now, before, 1))
                             + [" ".join(marks)])
    return table


def growth_contributions(pairs, tiers):
    table = [["period", "base_period", "flow", "plate", "tier"] + bounds_of("change") + bounds_of("country_points")
             + bounds_of("own_points") + ["marks"]]
    for flow, period, base, *both in pairs:
        for area in every_area(*both):
            for tier in tiers:
                change = minus(*(sums_of(trade, area, tier) for trade in both))
                table.append([period, base, flow, area_id(area), tier] + amounts_or_none(change)
                             + interval(over_amount(change, sums_of(both[1], "Türkiye", tier)))
                             + interval(over_amount(change, sums_of(both[1], area, "total"))) + partly_cell(area, *both))
    return table


def change_of_share(pairs, tiers, share_of=share_of_goods):
    table = [["period", "base_period", "flow", "plate", "tier"] + bounds_of("share_pct") + bounds_of("base_share_pct")
             + bounds_of("change_points") + ["marks"]]
    for flow, period, base, *both in pairs:
        for area in every_area(*both):
            for tier in tiers:
                now, before = (share_of(trade, area, tier) for trade in both)
                change = minus(now, before)
                points_ = ["", "", ""] if change is None else [
                    "" if change[3] else number(100 * change[1]), number(100 * change[0]), number(100 * change[2])]
                marks = partly(area, *both) + small("small_volume", sums_of(both[0], area, tier))
                table.append([period, base, flow, area_id(area), tier] + interval(now) + interval(before) + points_
                             + [" ".join(marks)])
    return table


def compound_growth(flow, spans, tiers):
    """Both amounts above zero in every way to read them; the root by logarithms."""
    table = [["period", "base_period", "flow", "plate", "tier"] + bounds_of("value") + bounds_of("base_value")
             + ["years"] + bounds_of("growth_pct") + ["marks"]]
    (last_year, last), (first_year, first) = spans
    years = last_year - first_year

    def rate(quotient):
        return 100 * math.expm1((math.log(quotient.numerator) - math.log(quotient.denominator)) / years)
    for area in last.areas:
        for tier in tiers:
            now, before = (sums_of(trade, area, tier) for trade in (last, first))
            cells = ["", "", ""]
            if is_positive(now) and is_positive(before):
                low, value, high, is_open = over_amount(now, before)
                cells = ["" if is_open else number(rate(value)), number(rate(low)), number(rate(high))]
            table.append([str(last_year), str(first_year), flow, area_id(area), tier] + amounts(now)
                         + amounts_or_none(before) + [str(years)] + cells
                         + [" ".join(partly(area, last) + small("small_base", before))])
    return table


def index_of(flows, tiers):
    table = [["period", "base_period", "flow", "plate", "tier"] + bounds_of("value") + bounds_of("index_pct") + ["marks"]]
    for flow, years in flows:
        base, first = years[0]
        for year, trade in years:
            for area in trade.areas:
                for tier in tiers:
                    now, before = (sums_of(known, area, tier) for known in (trade, first))
                    table.append([str(year), str(base), flow, area_id(area), tier] + amounts(now)
                                 + interval(over_amount(now, before))
                                 + [" ".join(partly(area, trade) + small("small_base", before))])
    return table


def gains(pairs, tier, top):
    table = [["period", "base_period", "flow", "tier", "rank", "plate"] + bounds_of("value") + bounds_of("base_value")
             + bounds_of("change") + bounds_of("growth_pct") + ["marks"]]
    for flow, period, base, *both in pairs:
        found = []
        for area in every_area(*both)[:-1]:
            now, before = (sums_of(trade, area, tier) for trade in both)
            if is_on_map(area) and now is not None and before is not None:
                found.append((area, now, before, minus(now, before)))
        found.sort(key=lambda row: -row[3][1])
        for area, now, before, change in found[:top]:
            rank = 1 + sum(other[3][1] > change[1] for other in found)
            table.append([period, base, flow, tier, str(rank), area_id(area)] + amounts(now) + amounts(before)
                         + amounts(change) + interval(over_amount(now, before, 1))
                         + [" ".join(partly(area, *both) + small("small_base", before))])
    return table


def thresholds(pairs, tier):
    table = [["period", "base_period", "flow", "tier", "threshold", "areas", "above", "maybe_above", "growing",
              "falling", "unchanged", "unsure", "new"] + bounds_of("value")]
    for flow, period, base, now, before in pairs:
        areas = [area for area in now.areas[:-1] if is_on_map(area)]
        bounds = {area: shown(sums_of(now, area, tier)) for area in areas}
        above = sum(low > THRESHOLD for low, _ in bounds.values())
        below = sum(high <= THRESHOLD for _, high in bounds.values())
        both = [(bounds[area], shown(sums_of(before, area, tier))) for area in areas if area in before.areas]
        growing = sum(now_[0] > then[1] for now_, then in both)
        falling = sum(now_[1] < then[0] for now_, then in both)
        same = sum(now_ == then and then[0] == then[1] for now_, then in both)
        counts = [len(areas), above, len(areas) - above - below, growing, falling, same,
                  len(both) - growing - falling - same, len(areas) - len(both)]
        table.append([period, base, flow, tier, money(THRESHOLD)] + [str(count) for count in counts]
                     + amounts(sums_of(now, "Türkiye", tier)))
    return table


def both_directions(period, exports, imports, tiers, column):
    table = [["period", "plate", "tier"] + bounds_of("exports") + bounds_of("imports") + bounds_of(column) + ["marks"]]
    for area in every_area(exports, imports):
        for tier in tiers:
            out, in_ = (sums_of(trade, area, tier) for trade in (exports, imports))
            row = [period, area_id(area), tier] + amounts_or_none(out) + amounts_or_none(in_)
            marks = partly(area, exports, imports)
            if column == "balance":
                row += amounts_or_none(minus(out, in_))
            else:
                row += interval(over_amount(out, in_))
                marks = marks + small("small_denominator", in_)
            table.append(row + [" ".join(marks)])
    return table


# ---------------------------------------------------------------- all of it

def files():
    rows, trade_csv = made_up()
    used = {row[5] for row in rows}
    FIRST.update({meaning: min(text.encode() for text in texts if text in used)
                  for meaning, texts in PARTNERS.items() if used & set(texts)})
    index, index_csv = made_up_index()
    year, march = range(1, 13), [3]
    flows = [("export", "ihracat"), ("import", "ithalat")]

    def trades(level=3, months=year):
        return [(flow, Trade(rows, word, 2024, months, level)) for flow, word in flows]

    both, regions, large = trades(), trades(2), trades(1)
    pairs = [("export", "2024", "2023", both[0][1], Trade(rows, "ihracat", 2023, year)),
             ("import", "2024-01..10", "2023-01..10", both[1][1], Trade(rows, "ithalat", 2023, range(1, 11)))]
    def compared(level):
        return [("export", "2024", "2023", Trade(rows, "ihracat", 2024, year, level), Trade(rows, "ihracat", 2023, year, level)),
                ("import", "2024-01..10", "2023-01..10", Trade(rows, "ithalat", 2024, range(1, 11), level),
                 Trade(rows, "ithalat", 2023, range(1, 11), level))]

    def years(word, known, level=3):
        return [(one, Trade(rows, word, one, year, level)) for one in known]

    def sides(level=3):
        return [Trade(rows, word, 2023, year, level) for _, word in flows]

    series = [("export", years("ihracat", (2022, 2023, 2024))), ("import", years("ithalat", (2022, 2023)))]
    large_series = [("export", years("ihracat", (2022, 2023, 2024), 1)), ("import", years("ithalat", (2022, 2023), 1))]
    all_tiers = TIERS + ["total"]
    provinces_, nuts2, nuts1 = compared(3), compared(2), compared(1)
    tables = {
        "totals": totals(both, "2024"),
        "totals.total.nuts2": totals(regions, "2024"),
        "tier-shares": tier_shares(both, "2024"),
        "tier-shares.total.nuts1": tier_shares(large, "2024"),
        "tier-shares.total.nuts2.manufacturing": tier_shares(regions, "2024", share_of_manufacturing),
        "high-and-medium-high": upper_tiers(both, "2024"),
        "high-and-medium-high.total.nuts2": upper_tiers(regions, "2024"),
        "tier-contributions": tier_contributions(both, "2024"),
        "tier-contributions.high_medium_high.nuts2": tier_contributions(regions, "2024", ["high_medium_high"]),
        "ranks": ranks(provinces_, all_tiers),
        "ranks.medium_high.nuts1": ranks(nuts1, ["medium_high"]),
        "growth": growth(provinces_, all_tiers),
        "growth.high_medium_high.nuts2": growth(nuts2, ["high_medium_high"]),
        "growth-contributions": growth_contributions(provinces_, all_tiers),
        "growth-contributions.low.nuts1": growth_contributions(nuts1, ["low"]),
        "change-of-share": change_of_share(provinces_, TIERS),
        "change-of-share.medium_high.nuts2": change_of_share(nuts2, ["medium_high"]),
        "compound-growth": compound_growth("export", years("ihracat", (2024, 2022)), all_tiers),
        "compound-growth.medium_high.nuts1": compound_growth("export", years("ihracat", (2024, 2022), 1), ["medium_high"]),
        "index": index_of(series, all_tiers),
        "index.high_medium_high.nuts1": index_of(large_series, ["high_medium_high"]),
        "gains": gains(provinces_, "total", 5),
        "gains.high": gains(provinces_, "high", 5),
        "gains.total.nuts2": gains(nuts2, "total", 5),
        "thresholds": thresholds(provinces_, "total"),
        "thresholds.medium_high": thresholds(provinces_, "medium_high"),
        "thresholds.total.nuts1": thresholds(nuts1, "total"),
        "balance": both_directions("2023", *sides(), all_tiers, "balance"),
        "balance.high.nuts2": both_directions("2023", *sides(2), ["high"], "balance"),
        "coverage": both_directions("2023", *sides(), all_tiers, "coverage_pct"),
        "coverage.medium_high.nuts1": both_directions("2023", *sides(1), ["medium_high"], "coverage_pct"),
        "tier-structure": tops(trades(3, march), "2024-03", "product", "high", 3),
        "top-partners": tops(both, "2024", "partner", "total", 5),
        "top-partners.high": tops(both, "2024", "partner", "high", 5),
        "top-partners.medium_high.nuts2": tops(regions, "2024", "partner", "medium_high", 5),
        "top-products.high": tops(both, "2024", "product", "high", 5),
        "top-products": tops(both, "2024", "product", "total", 5),
        "top-products.medium_high.nuts2": tops(regions, "2024", "product", "medium_high", 5),
        "partner-concentration": concentration(both, "2024", "partner", "total"),
        "partner-concentration.high": concentration(both, "2024", "partner", "high"),
        "product-concentration": concentration(both, "2024", "product", "total"),
        "product-concentration.total.nuts2": concentration(regions, "2024", "product", "total"),
        "partner-changes": changes(pairs, "partner"),
        "product-changes": changes(pairs, "product"),
        "location-quotient": location_quotient(both, "2024"),
        "location-quotient.total.nuts1": location_quotient(large, "2024"),
        "location-quotient-products": location_quotient_products(both, "2024", 5, "total"),
        "location-quotient-products.low": location_quotient_products(both, "2024", 5, "low"),
        "krugman": krugman(both, "2024"),
        "krugman.total.nuts1": krugman(large, "2024"),
        "diversity": diversity(both, "2024"),
        "ubiquity": ubiquity(both, "2024"),
        "index-correlation": index_correlation(both, "2024", index, "total"),
        "index-correlation.low": index_correlation(both, "2024", index, "low"),
        "index-residuals": index_residuals(both, "2024", index, "total"),
        "index-residuals.low": index_residuals(both, "2024", index, "low"),
        "per-head": per_head(both, "2024", index, "total"),
        "per-head.high": per_head(both, "2024", index, "high"),
    }
    made = {HERE / "trade.csv": trade_csv, HERE / "index.csv": index_csv}
    for name, table in tables.items():
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(table)
        made[EXPECTED / f"{name}.csv"] = out.getvalue()
    return made


def main(made, expected):
    if sys.argv[1:] == ["--check"]:
        stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
        stale += [path for path in expected.glob("*.csv") if path not in made]
        for path in stale:
            print(f"not what the oracle makes: {path}", file=sys.stderr)
        return 1 if stale else 0
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    expected.mkdir(exist_ok=True)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(files(), EXPECTED))
