"""Polars' group-by over a trade file, timed inside a process that has started and is warm.

Plans, both by the streaming engine, which is the faster one: `categories` reads the few distinct texts
as categories, `texts` as texts.
"""

import os
import time

import common

PLANS = ["categories", "texts"]

options = common.arguments(PLANS)
# Read once, when the library is loaded.
os.environ["POLARS_MAX_THREADS"] = str(options.threads)

import polars as pl  # noqa: E402


def lazily(path):
    """The file as a lazy table. Codes are numbers where speed counts and not their text."""
    text = pl.Categorical if options.plan == "categories" and not options.exact else pl.String
    product = pl.String if options.exact else pl.Int16
    value = pl.Decimal(18, 4) if options.exact else pl.Float64
    types = [pl.Int16, pl.Int8, text, text, product, text, value, pl.Int64]
    # The schema goes by the file's own names; ours take their place.
    with open(path, encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    table = pl.scan_csv(path, schema=dict(zip(names, types)), quote_char=None)
    return table.rename(dict(zip(names, common.COLUMNS)))


def grouped(table):
    dimensions = common.DIMENSIONS + ["partner"] * options.partner
    sums = table.group_by(dimensions).agg(amount=pl.col("value").sum(), rows=pl.len())
    if not options.exact:
        return sums
    month = pl.col("month").cast(pl.String).str.zfill(2)
    period = pl.concat_str(pl.col("year").cast(pl.String), pl.lit("-"), month).alias("period")
    return sums.select(period, *dimensions[2:], "amount", "rows")


def run(path):
    """One question from the file to its answer, in seconds."""
    start = time.perf_counter()
    query = grouped(lazily(path))
    if options.out:
        query.sink_csv(options.out, engine="streaming")
    else:
        query.collect(engine="streaming")
    return time.perf_counter() - start


def main():
    head = common.head(options.file)
    run(head)
    common.answer(run(options.file))
    common.remove(head)


main()
