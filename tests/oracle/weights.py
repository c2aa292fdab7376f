#!/usr/bin/env python3
"""Unit values, computed a second time from the formula that the catalogue states.

Uses the made-up trade of indicators.py, a part of its rows, and gives most of them a weight. Without an argument
it writes the file and the tables that are expected of it; with --check it verifies those that stand here.

    python3 tests/oracle/weights.py [--check]
"""

import csv
import io
import random
import sys
from fractions import Fraction

import indicators as base

EXPECTED = base.HERE / "expected-weights"
LIMIT = base.LIMIT


def made_up():
    """Rows with an amount in cents and a weight in hundredths of a kilogram, or none; and the file."""
    chance = random.Random(8)
    rows = []
    for row in base.made_up()[0]:
        if chance.random() > 0.3:
            continue
        cents = row[-1]
        weight = int(abs(cents) / chance.uniform(1, 4000)) * (-1 if cents < 0 else 1)
        rows.append((*row, None if chance.random() < 0.3 or not weight else weight))
    # Where more is taken back than was sold there is no unit value.
    rows += [(2024, 3, "ihracat", "Karaman", "2924", "Irak", 5_000, -90_000_000),
             (2024, 3, "ihracat", "Edirne", "3220", "Irak", -700_000_000, 500)]
    out = io.StringIO()
    out.write("dönem;akış;il;isic_rev3;ülke;usd;net kg\n")
    for year, month, flow, province, code, partner, cents, weight in rows:
        kg = "" if weight is None else f"{weight / 100:.2f}"
        out.write(f"{year}-{month:02};{flow};{province};{code};{partner};{cents / 100:.2f};{kg}\n")
    return rows, out.getvalue()


def unit_values(rows, level, tiers):
    table = [["period", "flow", "plate", "tier", "weighed_value", "weight_kg", "unit_value", "coverage_pct", "marks"]]
    plain = [row[:7] for row in rows]
    worth = [row[:7] for row in rows if row[7] is not None]
    heavy = [(*row[:6], row[7]) for row in rows if row[7] is not None]
    for flow, word in (("export", "ihracat"), ("import", "ithalat")):
        all_, amounts, weights = (base.Trade(some, word, 2024, range(1, 13), level) for some in (plain, worth, heavy))
        for area in all_.areas:
            for tier in tiers:
                def sure_and_most(trade):
                    return trade.tier(area, tier)[1:3] if tier != "total" else [trade.total(area)] * 2

                amount, weight = (sure_and_most(trade)[0] for trade in (amounts, weights))
                most = sure_and_most(all_)[1]
                defined = weight > 0 and amount >= 0
                coverage = Fraction(amount, most) if most > 0 and amount >= 0 else None
                marks = []
                if defined and 0 < amount < LIMIT and area != "Türkiye":
                    marks.append("small_volume")
                if defined and coverage is not None and coverage < Fraction(1, 2):
                    marks.append("low_coverage")
                known = [base.money(amount), base.number(Fraction(weight, 100))] if amount or weight else ["", ""]
                table.append([base.covered("2024", flow), flow, base.area_id(area), tier, *known,
                              base.number(Fraction(amount, weight)) if defined else "",
                              base.percent(coverage), " ".join(marks + base.partly(area, all_))])
    return table


def files():
    rows, text = made_up()
    tables = {
        "unit-values": unit_values(rows, 3, base.TIERS + ["total"]),
        "unit-values.high_medium_high.nuts2": unit_values(rows, 2, ["high_medium_high"]),
        "unit-values.total.nuts1": unit_values(rows, 1, base.TIERS + ["total"]),
    }
    made = {base.HERE / "weights.csv": text}
    for name, table in tables.items():
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(table)
        made[EXPECTED / f"{name}.csv"] = out.getvalue()
    return made


if __name__ == "__main__":
    sys.exit(base.main(files(), EXPECTED))
