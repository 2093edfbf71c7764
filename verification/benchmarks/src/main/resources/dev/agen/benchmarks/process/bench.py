# What the benchmarks of a question do, in Python:
# QUESTION WARMUPS ITERATIONS MILLISECONDS first|all PEER PATTERN
# Prints an object on a line for each case, with the nanoseconds per element of each iteration.
import asyncio
import concurrent.futures
import json
import re
import sys
import threading
import time

BODIES = 8
EACH = 1_000
STAGES = 1_000
CHAINS = 100
CHAIN = 10
VALUES = 1_000
MASK = 0xFFFFFFFF


# --- Q1: eight bodies yield a thousand numbers each -----------------------------------------------

YIELD = """
async def body(n):
    for i in range(n):
        yield i
"""

AWAIT_AND_YIELD = """
import asyncio
async def body(n):
    one = asyncio.get_running_loop().create_future()
    one.set_result(1)
    for i in range(n):
        yield i * await one
"""

REPLY = """
async def body(n):
    sent = 0
    for _ in range(n):
        sent = yield sent
"""


def bodies(source, different):
    """Eight bodies: the same one, or of different code."""

    def make():
        names = {}
        exec(source, names)
        return names["body"]

    return [make() for _ in range(BODIES)] if different else [make()] * BODIES


async def for_loop(made):
    total = 0
    for body in made:
        async for value in body(EACH):
            total += value
    return total


async def anext_await(made):
    total = 0
    for body in made:
        generator = body(EACH)
        try:
            while True:
                total += await anext(generator)
        except StopAsyncIteration:
            pass
    return total


async def asend(made):
    total = 0
    for body in made:
        generator = body(EACH)
        try:
            value = await generator.asend(None)
            while True:
                total += value
                value = await generator.asend(value + 1)
        except StopAsyncIteration:
            pass
    return total


def per_element(all_params):
    expected = BODIES * (EACH * (EACH - 1) // 2)
    for different in (1, 8) if all_params else (1,):
        for name, source, consume in (
            ("forLoop", YIELD, for_loop),
            ("awaitAndYield", AWAIT_AND_YIELD, for_loop),
            ("anextAwait", YIELD, anext_await),
            ("asend", REPLY, asend),
        ):
            made = bodies(source, different > 1)
            yield name, {"bodies": different}, BODIES * EACH, expected, lambda c=consume, m=made: c(m)


# --- Q2: awaiting ---------------------------------------------------------------------------------


def completed(value):
    future = asyncio.get_running_loop().create_future()
    future.set_result(value)
    return future


async def complete_stages():
    total = 0
    for i in range(STAGES):
        total += await completed(i)
    return total


async def stages_elsewhere(pool):
    loop = asyncio.get_running_loop()
    total = 0
    for i in range(STAGES):
        total += await loop.run_in_executor(pool, lambda value=i: value)
    return total


async def level(n):
    return 1 + (await completed(0) if n == 0 else await level(n - 1))


async def chains():
    total = 0
    for _ in range(CHAINS):
        total += await level(CHAIN - 1)
    return total


def awaiting(all_params):
    pool = concurrent.futures.ThreadPoolExecutor(1)
    total = STAGES * (STAGES - 1) // 2
    yield "coroutine", {"part": "CompletedStage"}, STAGES, total, complete_stages
    yield "coroutine", {"part": "OtherThread"}, STAGES, total, lambda: stages_elsewhere(pool)
    yield "coroutine", {"part": "ChainOfTen"}, CHAINS, CHAINS * CHAIN, chains


# --- Q4: a tree in which each node but the last has one child -------------------------------------


def tree(depth):
    each = VALUES // depth
    below = []
    for n in reversed(range(depth)):
        below = [(list(range(n * each, (n + 1) * each)), below)]
    return below[0]


async def walk(node):
    values, children = node
    for value in values:
        yield value
    for child in children:
        async for value in walk(child):
            yield value


async def hashed(root):
    code = 0
    async for value in walk(root):
        code = (31 * code + value) & MASK
    return code


def delegation(all_params):
    expected = 0
    for value in range(VALUES):
        expected = (31 * expected + value) & MASK
    for depth in (1, 10, 100, 1000) if all_params else (1,):
        root = tree(depth)
        yield "asyncFor", {"depth": depth}, VALUES, expected, lambda r=root: hashed(r)


# --- Timing ---------------------------------------------------------------------------------------


async def iteration(run, elements, nanos):
    runs = 0
    start = time.perf_counter_ns()
    while True:
        await run()
        runs += 1
        elapsed = time.perf_counter_ns() - start
        if elapsed >= nanos:
            return elapsed / (runs * elements)


async def case(run, elements, expected, warmups, iterations, nanos):
    result = await run()
    if result != expected:
        raise AssertionError(f"answers {result} instead of {expected}")
    for _ in range(warmups):
        await iteration(run, elements, nanos)
    return [await iteration(run, elements, nanos) for _ in range(iterations)]


async def main(question, warmups, iterations, millis, params, peer, pattern):
    cases = {"Q1": per_element, "Q2": awaiting, "Q4": delegation}[question]
    for variant, given, elements, expected, run in cases(params == "all"):
        key = ", ".join(f"{name}={value}" for name, value in given.items())
        if not re.search(pattern, f"{question} {peer}_{variant} {key}"):
            continue
        line = {"variant": variant, "params": {name: str(value) for name, value in given.items()}}
        try:
            line["iterations"] = await case(
                run, elements, expected, int(warmups), int(iterations), int(millis) * 1_000_000
            )
        except RecursionError as error:
            line["limit"] = f"RecursionError: {error}"
        print(json.dumps(line), flush=True)


def deep():
    asyncio.run(main(*sys.argv[1:]))


# A thousand generators inside each other need more stack than the main thread has.
sys.setrecursionlimit(20_000)
threading.stack_size(512 * 1024 * 1024)
failure = []
threading.excepthook = lambda args: (failure.append(1), sys.__excepthook__(*args[:3]))
thread = threading.Thread(target=deep)
thread.start()
thread.join()
sys.exit(1 if failure else 0)
