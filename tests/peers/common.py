"""What both peers share: the arguments, the columns of our files, the answer's form."""

import argparse
import os
import tempfile

# In the order of the file; the partner's column is only read where it is asked for.
DIMENSIONS = ["year", "month", "flow", "province", "product"]
COLUMNS = [*DIMENSIONS, "partner", "value", "quantity"]

HEAD_BYTES = 1 << 20


def arguments(plans):
    """The same options for both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--plan", choices=plans, default=plans[0])
    parser.add_argument("--partner", action="store_true", help="group by the partner too")
    parser.add_argument("--exact", action="store_true", help="decimals instead of floating point, texts as in the file")
    parser.add_argument("--turkish", action="store_true", help="the file is in the Turkish dialect")
    parser.add_argument("--out", help="write the groups to this CSV file, within the time that is taken")
    return parser.parse_args()


def head(path):
    """The first lines of a file as a file of its own: what a process is warmed up with."""
    with open(path, "rb") as source:
        lines = source.read(HEAD_BYTES)
    with tempfile.NamedTemporaryFile(suffix=".csv", delete=False) as target:
        target.write(lines[: lines.rfind(b"\n") + 1])
    return target.name


def utf8(path):
    """The file in UTF-8, beside it: the peers read no Windows-1254."""
    target = f"{path}.utf8"
    with open(path, encoding="cp1254", newline="") as source, open(target, "w", encoding="utf-8", newline="") as copy:
        while piece := source.read(1 << 20):
            copy.write(piece)
    return target


def remove(*paths):
    for path in paths:
        os.unlink(path)


def answer(seconds):
    """What the chore reads: the time that the question took."""
    print(f"seconds {seconds:.6f}")
