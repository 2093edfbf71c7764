#!/usr/bin/env python3
"""fuzz.py SEED COUNT [--profile core|with|ext|gc|mix] [--avoid f1,f2] [--coverage]

Prints COUNT random programs (one JSON object per line).  The bodies are drawn blindly; the driver
part is drawn while the program runs on this CPython, so that operations hit interesting states
(same seed + same CPython version = same programs).  With --coverage prints, instead of programs,
how often each message of table L occurs.  --avoid drops programs using a feature:
stopiteration badexc reentrancy genexit close anextd base swallowleaf bodyops (drawn), and
x-executing x-staleathrow (seen in the trace).
Profile with is ext without what a typed language cannot write: the statements awaitbad, aforbad,
forbad and withbad, the operations bad and hooks.
"""
import json
import random
import sys

import oracle

EXC_KINDS = ["Boom"] * 8 + ["Oops"] * 3 + ["ValueError", "StopAsyncIteration", "StopAsyncIteration",
             "StopIteration", "StopIteration", "GeneratorExit", "GeneratorExit", "CancelledError", "Base"]
MATCHES = ["Boom"] * 5 + ["Exception"] * 5 + ["BaseException"] * 6 + ["Oops", "GeneratorExit", "GeneratorExit",
           "GeneratorExit", "RuntimeError", "StopAsyncIteration", "StopIteration", "TypeError", "ValueError",
           "CancelledError"]
POOL = 16           # driver awaitables are called A0 .. A15, then the names are used again
BODY_POOL = 4       # bodies create into B0 .. B3
INNER_GID = 20      # generators made by bodies are called G20, G21, ...


class Gen:
    def __init__(self, seed, profile):
        self.rnd = random.Random(seed)
        self.profile = profile
        self.label = 0
        self.excn = 0
        self.inner = INNER_GID
        self.inner_c = -1
        self.features = set()
        self.ngens = self.rnd.choice([1, 1, 2, 2, 3])
        self.ncoros = self.rnd.choice([0, 1, 2, 2, 3])
        # every program leaves out some features altogether, so that --avoid finds enough
        self.off = {f for f, p in (("badexc", .4), ("stopiteration", .5), ("base", .4), ("genexit", .2), ("reentrancy", .5),
                                   ("bodyops", .4), ("swallowleaf", .4), ("close", .3), ("anextd", .4)) if self.chance(p)}
        self.kinds = [k for k in EXC_KINDS if not (k == "StopIteration" and "stopiteration" in self.off
                      or k in ("Base", "CancelledError") and "base" in self.off
                      or k == "GeneratorExit" and "genexit" in self.off)]

    # ---- small things
    def pick(self, weighted):
        x = self.rnd.random() * sum(w for _, w in weighted)
        for v, w in weighted:
            x -= w
            if x < 0:
                return v
        return weighted[-1][0]

    def chance(self, p):
        return self.rnd.random() < p

    def lab(self):
        self.label += 1
        return self.label

    def value(self, simple=False):
        r = self.rnd
        c = r.random()
        if c < 0.55:
            return r.randrange(100)
        if c < 0.75:
            return r.choice(["a", "b", "c", "text"])
        if c < 0.85 or simple:
            return None
        if c < 0.93:
            return {"t": [r.randrange(10), "u"][:r.randrange(3)]}
        return {"x": self.exc(instance=True)}

    def sendvalue(self, p=0.3):
        return self.rnd.choice([1, 2, 3, "s", "v"]) if self.chance(p) else None

    def exc(self, instance=False, bad=False):
        if bad and "badexc" not in self.off and self.chance(0.08):
            self.features.add("badexc")
            return {"k": self.rnd.choice(["int", "none", "str"])}
        k = self.rnd.choice(self.kinds)
        if k == "StopIteration":
            self.features.add("stopiteration")
        if k in ("Base", "CancelledError"):
            self.features.add("base")
        if k == "GeneratorExit":
            self.features.add("genexit")
        if not instance and self.chance(0.1):
            return {"k": k, "cls": 1}
        self.excn += 1
        return {"k": k, "m": "e%d" % self.excn}

    # ---- bodies
    ENDERS = ("return", "raise", "reraise", "break", "continue")

    def body(self, c, n):
        out = []
        for i in range(n):
            out.append(self.stmt(c, last=i == n - 1))
            if out[-1]["s"] in self.ENDERS:
                break
        return out

    def sub(self, c, lo, hi, **changes):
        return self.body(dict(c, depth=c["depth"] + 1, **changes), self.rnd.randint(lo, hi))

    def expr(self):
        return {"r": 1} if self.chance(0.4) else {"c": self.value()}

    def stmt(self, c, last=True):
        gen, deep, ext = c["gen"], c["depth"] < 3, self.profile == "ext"
        end = 1.0 if last else 0.25         # statements that cut the rest of the block off
        k = self.pick([
            ("yield", 30 if gen else 0), ("await", 14), ("awaitc", 6 if self.later_coros(c) else 0), ("try", 18 if deep else 0),
            ("raise", (5 if gen else 7) * end), ("return", (1 + c["depth"]) * end),
            ("loop", 6 if deep else 0), ("afor", 5 if deep else 0), ("aop", 6),
            ("awaita", 0 if "bodyops" in self.off else 5), ("do", 0 if "bodyops" in self.off else 8),
            ("selfdo", 0 if "reentrancy" in self.off else 4), ("state", 1), ("log", 0.5), ("acomp", 1),
            ("break", 3 * end if c["loop"] else 0), ("continue", 1 * end if c["loop"] else 0),
            ("reraise", 8 * end if c["exc"] else 0),
            ("bad", 8 if ext else 0), ("with", 16 if (ext or self.profile == "with") and deep else 0)])
        s = {"s": k, "l": self.lab()}
        if k == "yield":
            s["v"] = self.expr()
        elif k == "await":
            self.leaf(s)
        elif k == "awaitc":
            s["f"] = "c%d" % self.rnd.choice(self.later_coros(c))
            self.inner_c += 1
            s["id"] = "C%d" % self.inner_c
        elif k == "raise":
            s["e"] = self.exc()
        elif k == "return":
            if not gen:
                s["v"] = self.expr()
        elif k == "try":
            self.try_(s, c)
        elif k == "loop":
            s["n"] = self.rnd.choice([1, 2, 2, 3])
            s["body"] = self.sub(c, 1, 3, loop=True)
        elif k in ("afor", "acomp"):
            s["over"] = self.over(c)
            if k == "afor":
                s["body"] = self.sub(c, 1, 3, loop=True)
        elif k == "aop":
            s["o"] = self.genop(self.some_gid())
        elif k == "awaita":
            self.features.add("bodyops")
            s["a"] = self.pick([("$coro", 4), ("$last", 1), (self.some_aid(), 6)])
        elif k == "do":
            self.features.add("bodyops")
            s["o"] = self.bodyop(c)
        elif k == "selfdo":
            # re-entrancy: drive the awaitable (or coroutine) that is being driven right now
            self.features.add("reentrancy")
            s["s"] = "do"
            a = "$last" if gen or self.chance(0.3) else "$me"
            s["o"] = self.awaitable_op(self.pick([("send", 5), ("throw", 2), ("close", 2)]), a)
        elif k == "state":
            s["s"] = "do"
            s["o"] = {"op": "state", "g": "$me" if gen and self.chance(0.5) else self.some_gid()}
        elif k == "with":
            self.with_(s, c)
        elif k == "bad":
            s["s"] = self.pick([("awaitbad", 4), ("aforbad", 3), ("forbad", 3), ("withbad", 2)])
            s["k"] = self.rnd.choice({"awaitbad": ["int", "none", "noniter", "noniter", "coro", "coro", "agen"],
                                      "aforbad": ["int", "noanext", "badanext"],
                                      "forbad": ["agen", "coro"], "withbad": ["int", "noexit"]}[s["s"]])
        return s

    def leaf(self, s):
        s["n"] = self.rnd.choice([0, 1, 1, 1, 2, 2, 3])
        if self.chance(0.15):
            s["v"] = self.value()
        if self.chance(0.08):
            s["e"] = self.exc()
        if "swallowleaf" in self.off:
            return
        if self.chance(0.3):
            self.features.add("swallowleaf")
            s["onthrow"] = self.rnd.choice(["swallow", "return", "other"])
        if self.chance(0.3):
            self.features.add("swallowleaf")
            s["onexit"] = self.rnd.choice(["swallow", "swallow", "swallow", "return", "other"])
            if s["onexit"] == "swallow" and s["n"] == 1:
                s["n"] = 2

    def try_(self, s, c):
        s["body"] = self.sub(c, 1, 4, exc=False)
        shape = self.rnd.random()
        if shape < 0.75:
            s["except"] = []
            for _ in range(self.rnd.choice([1, 1, 1, 2])):
                s["except"].append({"match": self.rnd.choice(MATCHES), "body": self.sub(c, 0, 3, exc=True)})
            if self.chance(0.15):
                s["else"] = self.sub(c, 0, 2, exc=False)
        if shape >= 0.75 or self.chance(0.3):
            s["finally"] = self.sub(c, 0, 3, exc=False)

    def inner_gid(self):
        self.inner += 1
        return "G%d" % (self.inner - 1)

    # Functions are ordered c0 < g0 < c1 < g1 < c2 < g2; a body instantiates only later ones: no recursion.
    def later_gens(self, c):
        return [i for i in range(self.ngens) if 2 * i + 1 > c["rank"]]

    def later_coros(self, c):
        return [i for i in range(self.ncoros) if 2 * i > c["rank"]]

    def over(self, c):
        later = self.later_gens(c)
        if later and self.chance(0.75):
            return {"new": "g%d" % self.rnd.choice(later), "id": self.inner_gid()}
        return {"g": self.some_gid()}

    def with_(self, s, c):
        later = self.later_gens(c)
        if later and self.chance(0.8):
            s["cm"] = {"acm": "g%d" % self.rnd.choice(later), "id": self.inner_gid()}
        else:
            s["cm"] = {"closing": self.some_gid()}
        s["body"] = self.sub(c, 0, 2)
        if self.chance(0.35):
            s["body"].append({"s": "raise", "l": self.lab(), "e": self.exc()})

    def some_gid(self):
        """A generator as seen from a body: mostly one that the driver has made."""
        if self.chance(0.06):
            return "$me"
        if self.inner > INNER_GID and self.chance(0.25):
            return "G%d" % self.rnd.randrange(INNER_GID, self.inner)
        return "G%d" % self.rnd.randrange(self.ngens + 1)

    def some_aid(self):
        if self.inner_c >= 0 and self.chance(0.15):
            return "C%d" % self.rnd.randint(0, self.inner_c)
        return ("B%d" % self.rnd.randrange(BODY_POOL)) if self.chance(0.3) else "A%d" % self.rnd.randrange(POOL)

    def genop(self, g):
        op = self.pick([("anext", 8), ("asend", 6), ("athrow", 4), ("aclose", 4), ("anextd", 0 if "anextd" in self.off else 2)])
        d = {"op": op, "g": g}
        if op == "asend":
            d["v"] = self.value()
        elif op == "athrow":
            d["e"] = self.exc(bad=True)
        elif op == "anextd":
            self.features.add("anextd")
            d["v"] = self.value(simple=True)
        return d

    def bodyop(self, c):
        k = self.pick([("create", 4), ("send", 6), ("drive", 2), ("throw", 2), ("close", 2)])
        if k == "create":
            d = self.genop(self.some_gid())
            d["id"] = "B%d" % self.rnd.randrange(BODY_POOL)
            return d
        return self.awaitable_op(k, self.some_aid() if self.chance(0.8) else "$last")

    def awaitable_op(self, k, a, p=0.3):
        if k == "send":
            return {"op": "send", "a": a, "v": self.sendvalue(p)}
        if k == "drive":
            return {"op": "drive", "a": a, "max": self.rnd.randint(2, 6)}
        if k == "throw":
            return {"op": "throw", "a": a, "e": self.exc(bad=True)}
        if "close" in self.off:
            return {"op": "send", "a": a, "v": self.sendvalue(p)}
        self.features.add("close")
        return {"op": "close", "a": a}

    def function_body(self, gen, index):
        c = dict(gen=gen, rank=2 * index + 1 if gen else 2 * index, depth=0, loop=False, exc=False)
        body = self.body(c, self.rnd.randint(1, 6))
        if self.chance(0.35):
            # a body that does not die from the first exception
            t = {"s": "try", "l": self.lab(), "body": body,
                 "except": [{"match": self.rnd.choice(MATCHES), "body": self.sub(c, 0, 3, exc=True)}]}
            if self.chance(0.4):
                t["finally"] = self.sub(c, 0, 3)
            body = [t] + self.body(c, self.rnd.randint(0, 3))
        return body

    # ---- the driver, drawn while running
    def drive(self, env, prog):
        main = prog["main"]
        gids = []
        status = {}                     # awaitable id -> fresh | suspended | done
        kind = {}                       # awaitable id -> operation that made it
        suspended_once = set()
        started = set()
        made = 0

        def do(op):
            main.append(op)
            before = len(trace)
            env.op(op)
            for ev in trace[before:]:
                if ev["e"] == "start":
                    started.add(ev["o"])
                if ev["e"] == "op" and "a" in ev and ev["op"] in ("send", "throw", "close") and "skip" not in ev["out"]:
                    if ev["op"] == "close":
                        status[ev["a"]] = "done" if "ret" in ev["out"] else status.get(ev["a"])
                    elif ev["out"].get("exc", {}).get("m", "").startswith("can't send non-None value to a just-started coroutine"):
                        pass
                    else:
                        a = ev["a"]
                        if "ret" in ev["out"]:
                            suspended_once.add(a)
                        elif status.get(a) == "done" and kind.get(a) == "athrow" and "cannot reuse" not in ev["out"].get("exc", {}).get("m", ""):
                            self.features.add("x-staleathrow")
                        status[a] = "suspended" if "ret" in ev["out"] else "done"
                elif ev["e"] == "op" and ev["op"] in ("anext", "asend", "athrow", "aclose", "anextd", "coro") and "ret" in ev["out"]:
                    status[ev["id"]] = "fresh"
                    kind[ev["id"]] = ev["op"]
                    suspended_once.discard(ev["id"])

        def finished(g):
            return g not in env.G or env.state(env.G[g])["finished"]

        def running(g):
            return g in env.G and env.state(env.G[g])["running"]

        def create(op):
            nonlocal made
            op["id"] = "A%d" % (made % POOL)
            made += 1
            do(op)
            return op["id"]

        def newgen(fn=None):
            if len(gids) >= INNER_GID:
                return
            gids.append("G%d" % len(gids))
            do({"op": "gen", "id": gids[-1], "f": fn or "g%d" % self.rnd.randrange(self.ngens)})

        trace = env.recorded
        if self.profile in ("ext", "gc") and self.chance(0.3):
            do({"op": "hooks", "mode": self.rnd.choice(["log", "log", "log", "raise"])})
        for i in range(self.ngens):
            newgen("g%d" % i)
        for _ in range(self.rnd.randint(6, 24)):
            susp = [a for a, s in status.items() if s == "suspended"]
            fresh = [a for a, s in status.items() if s == "fresh"]
            done = [a for a, s in status.items() if s == "done"]
            stale = [a for a in done if kind.get(a) == "athrow" and a in suspended_once]
            idle = [g for g in gids if not finished(g) and not running(g)]
            busy = [g for g in gids if running(g)]
            over = [g for g in gids if finished(g)]
            k = self.pick([
                ("continue", 34 if susp else 0), ("step", 26 if idle else 4), ("hold", 5 if self.profile != "gc" else 12),
                ("fresh", 6 if fresh else 0), ("reuse", 4 if done else 0), ("stale", 8 if stale else 0), ("concurrent", 7 if busy else 0),
                ("ended", 3 if over else 0), ("state", 4), ("gen", 1 if idle else 12),
                ("coro", 6 if self.ncoros else 0),
                ("drop", 14 if self.profile == "gc" else 0), ("bad", 5 if self.profile == "ext" else 0),
                ("hooks", 1 if self.profile in ("ext", "gc") else 0)])
            if k == "continue":
                a = susp[-1] if self.chance(0.6) else self.rnd.choice(susp)
                do(self.awaitable_op(self.pick([("send", 56), ("drive", 10), ("throw", 20), ("close", 14)]), a))
            elif k == "step":
                g = self.rnd.choice(idle or gids)
                op = self.genop(g)
                if g not in started and self.chance(0.85):
                    op = {"op": self.rnd.choice(["anext", "anext", "asend"]), "g": g, "v": None}
                    if op["op"] == "anext":
                        del op["v"]
                a = create(op)
                do(self.awaitable_op(self.pick([("send", 70), ("drive", 20), ("throw", 6), ("close", 4)]), a, 0.08))
            elif k == "hold":
                create(self.genop(self.rnd.choice(gids)))
            elif k == "fresh":
                do(self.awaitable_op(self.pick([("send", 70), ("throw", 15), ("close", 15)]), self.rnd.choice(fresh), 0.15))
            elif k in ("reuse", "stale"):
                do(self.awaitable_op(self.pick([("send", 60), ("throw", 25), ("close", 15)]),
                                     self.rnd.choice(done if k == "reuse" else stale)))
            elif k == "concurrent":
                a = create(self.genop(self.rnd.choice(busy)))
                do(self.awaitable_op(self.pick([("send", 70), ("throw", 15), ("close", 15)]), a, 0.1))
                if self.chance(0.2):
                    do(self.awaitable_op("send", a))
            elif k == "ended":
                a = create(self.genop(self.rnd.choice(over)))
                do(self.awaitable_op(self.pick([("send", 70), ("throw", 20), ("close", 10)]), a, 0.15))
            elif k == "state":
                do({"op": "state", "g": self.rnd.choice(gids)})
            elif k == "gen":
                newgen()
            elif k == "coro":
                a = create({"op": "coro", "f": "c%d" % self.rnd.randrange(self.ncoros)})
                if self.chance(0.8):
                    do(self.awaitable_op(self.pick([("send", 80), ("throw", 10), ("close", 10)]), a, 0.12))
            elif k == "hooks":
                do({"op": "hooks", "mode": self.rnd.choice(["log", "none"])})
            elif k == "bad":
                do({"op": "bad", "k": self.rnd.choice(["aiter", "aiter2", "anext", "firstiter", "finalizer"])})
            elif k == "drop":
                live = [a for a in status if a in env.A]
                new = [a for a in live if status[a] == "fresh"]
                if live and self.chance(0.7):
                    a = self.rnd.choice(new if new and self.chance(0.6) else live)
                    do({"op": "dropa", "a": a})
                    status.pop(a)
                else:
                    do({"op": "dropg", "g": self.rnd.choice(gids)})
        if self.chance(0.4):
            # wind up some of it
            for a in [a for a, s in status.items() if s == "suspended"][-3:]:
                do({"op": "drive", "a": a, "max": 8})
            for g in gids[:2]:
                a = create({"op": self.rnd.choice(["aclose", "anext", "aclose"]), "g": g})
                do({"op": "drive", "a": a, "max": 8})
                do({"op": "state", "g": g})

    def program(self):
        prog = {"v": 1, "profile": self.profile}
        prog["gens"] = [{"name": "g%d" % i, "body": self.function_body(True, i)} for i in range(self.ngens)]
        prog["coros"] = [{"name": "c%d" % i, "body": self.function_body(False, i)} for i in range(self.ncoros)]
        prog["main"] = []
        recorded = []
        with oracle.Session(prog, recorded.append) as env:
            env.recorded = recorded
            env.build()
            try:
                self.drive(env, prog)
            except oracle.TooLong:
                return None, None
        if any("already executing" in m for ev in recorded for _, m in excs_in(ev)):
            self.features.add("x-executing")
        prog["features"] = sorted(self.features)
        return prog, recorded


def make(seed, index, profile):
    """(program, trace), or (None, None) if it ran too long."""
    rnd = random.Random("%s/%s" % (seed, index))
    if profile == "mix":
        profile = "core" if rnd.random() < 0.65 else "ext" if rnd.random() < 0.7 else "gc"
    p, trace = Gen("%s/%s/%s" % (seed, index, profile), profile).program()
    if p is not None:
        p["name"] = "%s/%d" % (seed, index)
    return p, trace


def programs(seed, count, profile, avoid=()):
    i = n = 0
    while n < count:
        p, trace = make(seed, i, profile)
        i += 1
        if p is not None and not set(p["features"]) & set(avoid):
            n += 1
            yield p, trace


def excs_in(x):
    """All exception records (dicts with k and m) inside an event."""
    if isinstance(x, dict):
        if isinstance(x.get("k"), str) and "m" in x:
            yield x["k"], x["m"]
        for v in x.values():
            yield from excs_in(v)
    elif isinstance(x, list):
        for v in x:
            yield from excs_in(v)


def coverage(seed, count, profile, avoid):
    import collections
    import time
    import messages
    occ, progs, unknown = collections.Counter(), collections.Counter(), collections.Counter()
    kinds, profs, feats = collections.Counter(), collections.Counter(), collections.Counter()
    aborted, mismatch, events, longest, slowest = 0, 0, 0, 0, 0.0
    t0 = time.time()
    for p, first in programs(seed, count, profile, avoid):
        trace = []
        t1 = time.time()
        if not oracle.run_program(p, trace.append):
            aborted += 1
        slowest = max(slowest, time.time() - t1)
        mismatch += trace != first      # the program replayed from its JSON must give the same trace
        profs[p["profile"]] += 1
        feats.update(p["features"])
        events += len(trace)
        longest = max(longest, len(trace))
        seen = set()
        for e in trace:
            kinds[e["e"] + ("." + e["op"] if e["e"] == "op" else "")] += 1
            found = list(excs_in({k: v for k, v in e.items() if k not in ("e", "op", "by")} if e["e"] != "warning" else e))
            if "stop" in e.get("out", {}):
                found.append(("StopIteration", ""))
            for k, m in found:
                i = messages.classify(k, m)
                if i is None:
                    if not (len(m) > 1 and m[0] == "e" and m[1:].isdigit()):
                        unknown[(k, m)] += 1
                else:
                    occ[i] += 1
                    seen.add(i)
        for i in seen:
            progs[i] += 1
    print("seed %s, %d programs %s, %d events, longest trace %d, cut short %d, replay mismatches %d, "
          "slowest program %.3f s, total %.1f s" % (seed, count, dict(profs), events, longest, aborted, mismatch,
                                                    slowest, time.time() - t0))
    print("%-4s %9s %9s  %s" % ("id", "programs", "events", "message"))
    low = []
    for i, cls, text, when, prof in messages.L:
        print("%-4s %9d %9d  %s: %s [%s]" % (i, progs[i], occ[i], cls, text or "(no text)", prof))
        if progs[i] < 50:
            low.append(i)
    print("below 50 programs:", low or "none")
    print("features:", dict(sorted(feats.items())))
    print("events by kind:", dict(sorted(kinds.items())))
    print("other exceptions:", dict(unknown.most_common(25)))


def main(argv):
    opts = {}
    args = []
    it = iter(argv)
    for a in it:
        if a in ("--profile", "--avoid"):
            opts[a] = next(it)
        elif a.startswith("--"):
            opts[a] = True
        else:
            args.append(a)
    seed, count = args[0], int(args[1])
    profile = opts.get("--profile", "mix")
    avoid = [x for x in opts.get("--avoid", "").split(",") if x]
    sys.unraisablehook = lambda u: None
    if "--coverage" in opts:
        coverage(seed, count, profile, avoid)
    else:
        for p, _ in programs(seed, count, profile, avoid):
            print(json.dumps(p, separators=(",", ":")))


if __name__ == "__main__":
    main(sys.argv[1:])
