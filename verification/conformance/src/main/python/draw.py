#!/usr/bin/env python3
"""draw.py SEED [COUNT] [--profile core|with] [--avoid f1,f2] [--share K/N]

Prints random programs together with the traces recorded while they were drawn, one JSON object
{"program":..,"trace":[..]} per line; without COUNT, until nobody reads any more.  Programs never
throw what is no exception (feature badexc), because Java cannot.  --avoid as in fuzz.py.

With --share K/N prints only every Nth program, from the Kth on, and null for one that is avoided:
N of these side by side draw what one draws.
"""
import itertools
import json
import os
import sys

import fuzz


def make(seed, index, profile):
    """(program, trace) as fuzz.make makes them, or (None, None)."""
    gen = fuzz.Gen("%s/%s/%s" % (seed, index, profile), profile)
    gen.off.add("badexc")
    program, trace = gen.program()
    if program is not None:
        program["name"] = "%s/%d" % (seed, index)
    return program, trace


def lines(seed, profile, avoid, first, step):
    """A line for each program, None for one that is avoided."""
    for index in itertools.count(first, step):
        program, trace = make(seed, index, profile)
        if program is None or set(program["features"]) & avoid:
            yield None
        else:
            yield json.dumps({"program": program, "trace": trace}, separators=(",", ":"))


def main(argv):
    opts = {"--profile": "core", "--avoid": "", "--share": ""}
    args = []
    it = iter(argv)
    for a in it:
        if a in opts:
            opts[a] = next(it)
        else:
            args.append(a)
    left = int(args[1]) if len(args) > 1 else -1
    avoid = {f for f in opts["--avoid"].split(",") if f}
    first, step = map(int, (opts["--share"] or "0/1").split("/"))
    sys.unraisablehook = lambda u: None
    for line in lines(args[0], opts["--profile"], avoid, first, step):
        if left == 0:
            break
        if line is not None:
            left -= 1
        elif not opts["--share"]:
            continue
        print(line or "null", flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)
