"""DuckDB's group-by over a trade file, timed inside a process that has started and is warm.

Plans: `csv` groups while it reads, `table` reads into a typed table first.
"""

import time

import duckdb

import common

PLANS = ["csv", "table"]


def source(path, options):
    """The file as a typed table function. Codes are numbers where speed counts and not their text."""
    product = "VARCHAR" if options.exact else "SMALLINT"
    value = "DECIMAL(18,4)" if options.exact else "DOUBLE"
    types = ["SMALLINT", "TINYINT", "VARCHAR", "VARCHAR", product, "VARCHAR", value, "BIGINT"]
    columns = dict(zip(common.COLUMNS, types))
    form = (
        "delim=';', decimal_separator=',', quote='\"', escape='\"', new_line='\\r\\n'"
        if options.turkish
        else "delim=',', quote='', escape=''"
    )
    return f"read_csv('{path}', columns={columns}, header=true, auto_detect=false, {form})"


def grouped(table, options):
    dimensions = common.DIMENSIONS + ["partner"] * options.partner
    if not options.exact:
        return f"SELECT {', '.join(dimensions)}, sum(value) AS amount, count(*) AS rows FROM {table} GROUP BY ALL"
    words = {
        "year": "printf('%d-%02d', year, month) AS period",
        "flow": "CASE flow WHEN 'İhracat' THEN 'export' WHEN 'İthalat' THEN 'import' ELSE flow END AS flow",
    }
    shown = [words.get(name, name) for name in dimensions if name != "month"]
    sums = f"SELECT {', '.join(dimensions)}, sum(value) AS amount, count(*) AS rows FROM {table} GROUP BY ALL"
    return f"SELECT {', '.join(shown)}, amount, rows FROM ({sums})"


def run(path, options):
    """One question from the file to its answer, in seconds."""
    connection = duckdb.connect()
    connection.execute(f"SET threads={options.threads}")
    connection.execute("SET preserve_insertion_order=false")
    table = source(path, options)
    start = time.perf_counter()
    if options.plan == "table":
        read = ", ".join([*common.DIMENSIONS, "partner", "value"] if options.partner else [*common.DIMENSIONS, "value"])
        connection.execute(f"CREATE TABLE trade AS SELECT {read} FROM {table}")
        table = "trade"
    query = grouped(table, options)
    if options.out:
        query = f"COPY ({query}) TO '{options.out}' (HEADER, DELIMITER ',')"
    else:
        # All groups are made, none is kept: the fastest way to a whole answer.
        query = f"SELECT count(*), max(province), sum(amount), sum(rows) FROM ({query})"
    connection.execute(query)
    return time.perf_counter() - start


def main():
    options = common.arguments(PLANS)
    path = common.utf8(options.file) if options.turkish else options.file
    head = common.head(path)
    run(head, options)
    common.answer(run(path, options))
    common.remove(head, *([path] if options.turkish else []))


main()
