#!/usr/bin/env python3
"""Classes of 200 made-up lists of values by a public implementation, mapclassify (https://pysal.org/mapclassify).

The program puts a value that lies on a cut in the upper class, mapclassify in the lower one: it is given the
values with the other sign, and its classes are counted from the other end. Needs mapclassify 2.10.0; writes
tests/oracle/expected-classes.tsv: method, classes, values, class of each value.

    python3 tests/oracle/classes.py
"""

import random
import warnings
from pathlib import Path

import mapclassify
import numpy

METHODS = {
    "quantile": mapclassify.Quantiles,
    "equal": mapclassify.EqualInterval,
    "natural": mapclassify.FisherJenks,
}


def made_up(chance, number):
    """Values with ties, negatives, gaps and long tails, as whole numbers."""
    count = chance.choice([5, 8, 12, 26, 40, 81])
    kind = number % 5
    if kind == 0:
        values = [chance.randrange(0, 40) for _ in range(count)]
    elif kind == 1:
        values = [int(chance.expovariate(1 / 3_000_000)) for _ in range(count)]
    elif kind == 2:
        values = [int(chance.gauss(0, 20_000_000)) for _ in range(count)]
    elif kind == 3:
        values = [int(10 ** chance.uniform(0, 11)) for _ in range(count)]
    else:
        values = [chance.choice([0, 0, 0, 100_000, 200_000, 1_500_000, 34_400_000, -5_000_000]) for _ in range(count)]
    return values


def main():
    warnings.simplefilter("ignore")
    chance = random.Random(1958)
    lines = []
    number = 0
    while len(lines) < 600:
        values = made_up(chance, number)
        number += 1
        classes = chance.randrange(3, 10)
        if len(set(values)) < classes:
            continue
        for name, method in METHODS.items():
            found = method(numpy.array([-value for value in values], dtype=float), k=classes)
            # Bounds are quotients of whole numbers: the dust of their floating form would move a value that
            # lies on one.
            bounds = numpy.round(numpy.asarray(found.bins, dtype=float), 6)
            top = len(bounds) - 1
            own = [top - int(numpy.searchsorted(bounds, -value, side="left")) for value in values]
            lines.append("\t".join([name, str(classes), " ".join(map(str, values)), " ".join(map(str, own))]))
    path = Path(__file__).resolve().parent / "expected-classes.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
