"""Records what CPython's itertools and heapq.merge do; ItertoolsTest compares.

Run it with CPython 3.13 in this directory:  python3 record.py > recorded.txt

A line is:  operator | argument | input | second input | output
Values are integers, None, or lists of them in brackets, without blanks.
"""

import heapq
import itertools
import operator
import random

random.seed(20261127)


def text(value):
    if value is None:
        return "None"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(text(v) for v in value) + "]"
    return str(value)


def line(name, argument, first, second, output):
    print(" | ".join((name, text(argument), text(first), text(second), text(list(output)))))


def numbers(most=9, none=True):
    return [
        None if none and random.randrange(8) == 0 else random.randrange(5)
        for _ in range(random.randrange(most))
    ]


def value(x):
    return 0 if x is None else x


for _ in range(25):
    a, b, n = numbers(), numbers(), random.randrange(1, 5)
    line("batched", n, a, [], itertools.batched(a, n))
    line("pairwise", 0, a, [], itertools.pairwise(a))
    line("groupby", 0, a, [], ((k, list(g)) for k, g in itertools.groupby(a)))
    line("accumulate", n, a, [],
         itertools.accumulate(a, lambda x, y: x + value(y), initial=n))
    line("islice_stop", n, a, [], itertools.islice(a, n))
    line("islice_start", n, a, [], itertools.islice(a, n, None))
    line("takewhile", n, a, [], itertools.takewhile(lambda x: x != n, a))
    line("dropwhile", n, a, [], itertools.dropwhile(lambda x: x != n, a))
    line("filter", n, a, [], filter(lambda x: x != n, a))
    line("enumerate", 0, a, [], enumerate(a))
    line("chain", 0, a, b, itertools.chain(a, b))
    line("zip", 0, a, b, zip(a, b))
    line("zip_longest", -1, a, b, itertools.zip_longest(a, b, fillvalue=-1))
    c, d = sorted(numbers(none=False)), sorted(numbers(none=False))
    line("merge", 0, c, d, heapq.merge(c, d))
    # Stable: elements are compared by their tens alone.
    e = sorted((10 * value(x) + 1 for x in a), key=lambda x: x // 10)
    f = sorted((10 * value(x) + 2 for x in b), key=lambda x: x // 10)
    line("merge_key", 0, e, f, heapq.merge(e, f, key=lambda x: x // 10))
    line("repeat", n, a, [], itertools.chain.from_iterable(itertools.repeat(a, n)))
    line("flatten", 0, a, [], itertools.chain.from_iterable(range(value(x)) for x in a))
    line("map_add", n, a, [], map(operator.add, map(value, a), itertools.repeat(n)))
