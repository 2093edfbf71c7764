#!/usr/bin/env python3
"""serve.py - answers each program on standard input, one per line, with its trace on this CPython,
one JSON array per line; with null if it is no program."""
import json
import sys

import oracle


def answer(line):
    trace = []
    try:
        program = json.loads(line)
        compile(oracle.Source(program).text, "<program>", "exec")
        complete = oracle.run_program(program, trace.append)
    except (SyntaxError, LookupError, TypeError, ValueError):
        return None
    return trace if complete else trace + [{"e": "aborted"}]


def main():
    sys.unraisablehook = lambda u: None
    for line in sys.stdin:
        print(json.dumps(answer(line), separators=(",", ":")), flush=True)


if __name__ == "__main__":
    main()
