#!/usr/bin/env python3
"""record.py DIRECTORY - writes the recorded corpus into DIRECTORY: programs with their traces, as
draw.py prints them, in gzipped JSON lines.  Made with CPython 3.13.0; on the same CPython the same
bytes come out.

core-first   fuzz.py corpus 1000 --profile core, without those that use the feature badexc
core-second  draw.py agen 1300 --profile core
with         draw.py agen 700 --profile with
"""
import gzip
import itertools
import json
import os
import sys

import draw
import fuzz


def first():
    for program, trace in fuzz.programs("corpus", 1000, "core"):
        if "badexc" not in program["features"]:
            yield json.dumps({"program": program, "trace": trace}, separators=(",", ":"))


def drawn(count, profile):
    return itertools.islice(filter(None, draw.lines("agen", profile, set(), 0, 1)), count)


def write(directory, name, lines):
    text = "".join(line + "\n" for line in lines)
    with open(os.path.join(directory, name + ".jsonl.gz"), "wb") as out:
        out.write(gzip.compress(text.encode("ascii"), 9, mtime=0))
    print("%s: %d programs" % (name, text.count("\n")))


def main(argv):
    sys.unraisablehook = lambda u: None
    write(argv[0], "core-first", first())
    write(argv[0], "core-second", drawn(1300, "core"))
    write(argv[0], "with", drawn(700, "with"))


if __name__ == "__main__":
    main(sys.argv[1:])
