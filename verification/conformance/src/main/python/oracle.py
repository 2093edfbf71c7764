#!/usr/bin/env python3
"""oracle.py PROGRAM.json            run the program(s) on this CPython and print the trace (JSON lines)

A program file holds one JSON program, or many (one per line).  With many, each trace is preceded
by a line {"e":"program","n":K}.  Options: --context adds implicit exception contexts ("ctx"),
--source prints the generated Python instead of running it.  Format: see FORMAT.md.
"""
import asyncio
import contextlib
import gc
import json
import sys
import types
import warnings

MAX_STATEMENTS = 20000          # safety net only; fuzz.py never gets near it


class Boom(Exception):
    pass


class Oops(Exception):
    pass


class Base(BaseException):
    pass


EXC = {c.__name__: c for c in (
    Boom, Oops, Base, Exception, BaseException, GeneratorExit, StopAsyncIteration, StopIteration,
    RuntimeError, ValueError, TypeError, AttributeError, asyncio.CancelledError)}
BAD_EXC = {"int": 5, "none": None, "str": "text"}


class TooLong(BaseException):
    pass


# --------------------------------------------------------------------------- code generation

class Source:
    """JSON bodies -> Python source of real `async def` functions."""

    def __init__(self, prog):
        self.prog = prog
        self.consts = []
        self.out = []
        self.uid = 0
        for kind in ("gens", "coros"):
            for f in prog.get(kind, ()):
                self.function(f, kind == "gens")
        self.text = "\n".join(self.out) + "\n"

    def k(self, obj):
        self.consts.append(obj)
        return "K[%d]" % (len(self.consts) - 1)

    def function(self, f, is_gen):
        self.out.append("async def %s(me):" % f["name"])
        self.out.append("    r = None")
        self.out.append("    E.ev('start', me)")
        self.block(f["body"], 1, is_gen)
        self.out.append("    E.ev('end', me)")
        if is_gen:
            self.out.append("    if 0: yield")

    def expr(self, x):
        if x is None:
            return "None"
        if "r" in x:
            return "r"
        return "E.val(%s)" % self.k(x["c"])

    def block(self, stmts, ind, is_gen):
        if not stmts:
            self.out.append("    " * ind + "pass")
        for s in stmts:
            self.statement(s, ind, is_gen)

    def statement(self, s, ind, is_gen):
        pad = "    " * ind
        o = lambda line: self.out.append(pad + line)
        kind, l = s["s"], s.get("l", -1)
        o("E.tick()")
        if kind == "log":
            o("E.ev('log', me, %d)" % l)
        elif kind == "yield":
            o("r = yield %s" % self.expr(s.get("v")))
            o("E.got(me, %d, r)" % l)
        elif kind == "await":
            o("r = await E.leaf(me, %d, %s)" % (l, self.k(s)))
            o("E.got(me, %d, r)" % l)
        elif kind == "awaita":
            o("r = await E.awaitable(me, %d, %r)" % (l, s["a"]))
            o("E.got(me, %d, r)" % l)
        elif kind == "awaitc":
            o("r = await E.new_coro(%r, %r)" % (s["f"], s["id"]))
            o("E.got(me, %d, r)" % l)
        elif kind == "aop":
            o("r = await E.genop(me, %d, %s)" % (l, self.k(s["o"])))
            o("E.got(me, %d, r)" % l)
        elif kind == "do":
            o("E.op(%s, me)" % self.k(s["o"]))
        elif kind == "raise":
            o("raise E.exc(%s)" % self.k(s["e"]))
        elif kind == "reraise":
            o("raise")
        elif kind == "return":
            if is_gen:
                o("E.ev('ret', me, %d)" % l)
                o("return")
            else:
                o("r = %s" % self.expr(s.get("v")))
                o("E.ev('ret', me, %d)" % l)
                o("return r")
        elif kind == "try":
            o("try:")
            self.block(s["body"], ind + 1, is_gen)
            for i, c in enumerate(s.get("except", ())):
                o("except %s as e:" % c["match"])
                o("    E.caught(me, %d, %d, e)" % (l, i))
                self.block(c["body"], ind + 1, is_gen)
            if s.get("else") is not None and s.get("except"):
                o("else:")
                o("    E.ev('else', me, %d)" % l)
                self.block(s["else"], ind + 1, is_gen)
            if s.get("finally") is not None:
                o("finally:")
                o("    E.ev('finally', me, %d)" % l)
                self.block(s["finally"], ind + 1, is_gen)
        elif kind == "loop":
            self.uid += 1
            o("for i%d in range(%d):" % (self.uid, s["n"]))
            self.block(s["body"], ind + 1, is_gen)
        elif kind in ("break", "continue"):
            o(kind)
        elif kind == "afor":
            o("async for r in E.iterable(me, %d, %s):" % (l, self.k(s["over"])))
            o("    E.item(me, %d, r)" % l)
            self.block(s["body"], ind + 1, is_gen)
            o("else:")
            o("    E.ev('else', me, %d)" % l)
        elif kind == "acomp":
            o("r = [x async for x in E.iterable(me, %d, %s)]" % (l, self.k(s["over"])))
            o("E.got(me, %d, r)" % l)
        elif kind == "with":
            o("async with E.manager(me, %d, %s) as r:" % (l, self.k(s["cm"])))
            o("    E.item(me, %d, r)" % l)
            self.block(s["body"], ind + 1, is_gen)
        elif kind == "awaitbad":
            o("r = await E.bad_awaitable(%r)" % s["k"])
            o("E.got(me, %d, r)" % l)
        elif kind == "aforbad":
            o("async for r in E.bad_iterable(%r):" % s["k"])
            o("    E.item(me, %d, r)" % l)
        elif kind == "forbad":
            o("for r in E.bad_sync(%r): pass" % s["k"])
        elif kind == "withbad":
            o("async with E.bad_manager(%r): pass" % s["k"])
        else:
            raise ValueError("unknown statement " + kind)


# --------------------------------------------------------------------------- run-time environment

class Env:
    def __init__(self, prog, emit, context=False):
        self.prog, self.emit, self.context = prog, emit, context
        self.gc_profile = prog.get("profile") == "gc"
        self.G, self.A, self.keep = {}, {}, []
        self.last = None                # "$last": awaitable most recently given to send/throw/close
        self.coro = None                # "$coro": coroutine that most recently suspended
        self.dead = False
        self.ticks = 0
        self.functions = {}
        self.hook_mode = "none"

    # -- hooks for the implementation under test (model.py overrides these) --
    def build(self):
        src = Source(self.prog)
        ns = {"E": self, "K": src.consts}
        ns.update({k: v for k, v in EXC.items()})
        exec(compile(src.text, "<program>", "exec"), ns)
        self.functions = {f["name"]: ns[f["name"]]
                          for kind in ("gens", "coros") for f in self.prog.get(kind, ())}

    def leaf(self, me, l, spec):
        return self.hold(leaf_coroutine(self, me, l, spec))

    def bad_awaitable(self, k):
        class NoIter:
            def __await__(self):
                return 5

        class Coro:
            def __await__(self):
                async def c():
                    pass
                return self_hold(c())
        self_hold = self.hold
        return {"int": 5, "none": None, "noniter": NoIter(), "coro": Coro(),
                "agen": self.new_gen(self.prog["gens"][-1]["name"], "Gbad")}[k]

    def bad_iterable(self, k):
        class NoAnext:
            def __aiter__(self):
                return 5

        class BadAnext:
            def __aiter__(self):
                return self

            def __anext__(self):
                return 5
        return {"int": 5, "noanext": NoAnext(), "badanext": BadAnext()}[k]

    def bad_sync(self, k):
        return (self.new_gen(self.prog["gens"][-1]["name"], "Gbad") if k == "agen"
                else self.hold(leaf_async()))

    def bad_manager(self, k):
        class NoExit:
            async def __aenter__(self):
                return self
        return {"int": 5, "noexit": NoExit()}[k]

    def asynccontextmanager(self, fname, gid):
        return contextlib.asynccontextmanager(lambda: self.new_gen(fname, gid))()

    def aclosing(self, g):
        return contextlib.aclosing(g)

    def state(self, g):
        aw = g.ag_await
        return {"running": g.ag_running,
                "suspended": g.ag_suspended if hasattr(g, "ag_suspended") else None,
                "finished": g.ag_frame is None,
                "awaiting": None if aw is None else AWAIT_KIND.get(type(aw).__name__, "other")}

    def set_hooks(self, mode):
        self.hook_mode = mode
        if mode == "none":
            sys.set_asyncgen_hooks(None, None)
        else:
            sys.set_asyncgen_hooks(self.firstiter, self.finalizer if self.gc_profile else None)

    def is_coro(self, a):
        return isinstance(a, types.CoroutineType)

    def anext_default(self, g, d):
        if self.hook_mode == "raise":
            # CPython (3.11 - 3.13.0) crashes in anext(it, default) when __anext__ itself raises
            self.keep.append(g.__anext__())
        return anext(g, d)

    # -- common part --
    def firstiter(self, g):
        self.out({"e": "firstiter", "o": g.__qualname__})
        if self.hook_mode == "raise":
            raise Boom("firstiter")

    def finalizer(self, g):
        self.out({"e": "finalizer", "o": g.__qualname__})

    def out(self, event):
        if not self.dead:
            self.emit(event)

    def tick(self):
        if self.dead:
            raise TooLong
        self.ticks += 1
        if self.ticks > MAX_STATEMENTS:
            raise TooLong

    def hold(self, obj):
        if not self.gc_profile:
            self.keep.append(obj)
        return obj

    def name(self, obj):
        for table in (self.G, self.A):
            for i, x in table.items():
                if x is obj:
                    return i
        return None

    def new_gen(self, fname, gid):
        g = self.functions[fname](gid)
        g.__qualname__ = gid            # only for warnings and the finalizer event
        self.G[gid] = g
        return self.hold(g)

    def new_coro(self, fname, aid):
        return self.store(aid, self.functions[fname](aid))

    def store(self, aid, a):
        self.A[aid] = a
        return self.hold(a)

    def val(self, v):
        if isinstance(v, dict):
            if "t" in v:
                return tuple(self.val(x) for x in v["t"])
            return self.exc(v["x"])
        return v

    def exc(self, x):
        if x["k"] in BAD_EXC:
            return BAD_EXC[x["k"]]
        cls = EXC[x["k"]]
        return cls if x.get("cls") else cls(x["m"])

    # -- normalisation --
    def show(self, v):
        if v is None or isinstance(v, (int, str, bool)):
            return v
        if isinstance(v, (tuple, list)):
            return {"t": [self.show(x) for x in v]}
        if isinstance(v, BaseException):
            return {"x": self.show_exc(v)}
        i = self.name(v)
        return {"obj": i} if i is not None else {"type": type(v).__name__}

    def show_exc(self, e, depth=0):
        d = {"k": type(e).__name__, "m": str(e.args[0]) if e.args else ""}
        if isinstance(e, StopIteration):
            d["m"] = ""
            d["v"] = self.show(e.value)
        if depth < 4:
            if e.__cause__ is not None:
                d["cause"] = self.show_exc(e.__cause__, depth + 1)
            elif self.context and e.__context__ is not None and not e.__suppress_context__:
                d["ctx"] = self.show_exc(e.__context__, depth + 1)
        return d

    # -- body events --
    def ev(self, kind, me, l=None):
        d = {"e": kind, "o": me}
        if l is not None:
            d["l"] = l
        self.out(d)

    def got(self, me, l, v):
        self.out({"e": "got", "o": me, "l": l, "v": self.show(v)})

    def item(self, me, l, v):
        self.out({"e": "item", "o": me, "l": l, "v": self.show(v)})

    def caught(self, me, l, i, e):
        if isinstance(e, TooLong) or self.dead:
            raise e
        self.out({"e": "caught", "o": me, "l": l, "c": i, "x": self.show_exc(e)})

    # -- things the body awaits or iterates --
    def skip(self, me, l):
        self.out({"e": "skip", "o": me, "l": l})

    def awaitable(self, me, l, aid):
        a = self.A.get(self.ref(aid, me))
        if a is None:
            self.skip(me, l)
            return self.leaf(me, l, {"n": 0})
        return a

    def genop(self, me, l, d):
        g = self.G.get(self.ref(d["g"], me))
        if g is None:
            self.skip(me, l)
            return self.leaf(me, l, {"n": 0})
        return self.hold(self.make(g, d))

    def iterable(self, me, l, spec):
        if "new" in spec:
            return self.new_gen(spec["new"], spec["id"])
        g = self.G.get(self.ref(spec["g"], me))
        if g is None:
            self.skip(me, l)
            return self.empty()
        return g

    def empty(self):
        async def none():
            if 0:
                yield
        return self.hold(none())

    def manager(self, me, l, spec):
        if "acm" in spec:
            return self.hold(self.asynccontextmanager(spec["acm"], spec["id"]))
        g = self.G.get(self.ref(spec["closing"], me))
        if g is None:
            self.skip(me, l)
            g = self.empty()
        return self.hold(self.aclosing(g))

    def ref(self, i, me):
        return {"$me": me, "$last": self.last, "$coro": self.coro}.get(i, i)

    # -- operations --
    def make(self, g, d):
        k = d["op"]
        if k == "anext":
            return g.__anext__()
        if k == "asend":
            return g.asend(self.val(d["v"]))
        if k == "athrow":
            return g.athrow(self.exc(d["e"]))
        if k == "aclose":
            return g.aclose()
        if k == "anextd":
            return self.anext_default(g, self.val(d["v"]))
        raise ValueError(k)

    def op(self, d, by="main"):
        """One operation from the driver (or from a body); never raises."""
        self.tick()
        k = d["op"]
        if k == "drive":
            for _ in range(d["max"]):
                out = self.op({"op": "send", "a": d["a"], "v": None}, by)
                if "ret" not in out:
                    break
            return
        ev = {"e": "op", "by": by, "op": k}
        try:
            out = self.perform(k, d, by, ev)
        except TooLong:
            raise
        except StopIteration as e:
            out = {"stop": self.show(e.value)}
        except BaseException as e:
            out = {"exc": self.show_exc(e)}
        ev["out"] = out
        self.out(ev)
        return out

    def perform(self, k, d, by, ev):
        if k in ("send", "throw", "close", "dropa"):
            aid = self.ref(d["a"], by)
            ev["a"] = aid
            a = self.A.get(aid)
            if a is None:
                return {"skip": 1}
            if k == "dropa":
                del self.A[aid]
                del a
                return {"ret": None}
            self.last = aid
            if k == "close":
                return {"ret": self.show(a.close())}
            token = a.send(self.val(d["v"])) if k == "send" else a.throw(self.exc(d["e"]))
            if self.is_coro(a):
                self.coro = aid
            return {"ret": self.show(token)}
        if k == "gen":
            ev["id"] = d["id"]
            self.new_gen(d["f"], d["id"])
            return {"ret": None}
        if k == "coro":
            ev["id"] = d["id"]
            self.new_coro(d["f"], d["id"])
            return {"ret": None}
        if k == "hooks":
            self.set_hooks(d["mode"])
            return {"ret": None}
        if k == "bad":
            return {"ret": self.show(self.bad_call(d["k"]))}
        gid = self.ref(d["g"], by)
        ev["g"] = gid
        g = self.G.get(gid)
        if g is None:
            return {"skip": 1}
        if k == "dropg":
            del self.G[gid]
            del g
            return {"ret": None}
        if k == "state":
            return {"state": self.state(g)}
        ev["id"] = d["id"]
        a = self.make(g, d)
        self.store(d["id"], a)
        return {"ret": None}

    def bad_call(self, k):
        class NoAnext:
            def __aiter__(self):
                return 5
        if k == "aiter":
            return aiter(5)
        if k == "aiter2":
            return aiter(NoAnext())
        if k == "anext":
            return anext(5)
        if k == "firstiter":
            return sys.set_asyncgen_hooks(5, None)
        if k == "finalizer":
            return sys.set_asyncgen_hooks(None, 5)
        raise ValueError(k)

    def run(self):
        self.build()
        for d in self.prog["main"]:
            self.op(d)


AWAIT_KIND = {"generator": "leaf", "coroutine": "coroutine", "coroutine_wrapper": "coroutine",
              "async_generator_asend": "agen-op", "async_generator_athrow": "agen-op",
              "anext_awaitable": "agen-op"}


async def leaf_async():
    pass


@types.coroutine
def leaf_coroutine(E, me, l, spec):
    """Suspends n times; reacts to exceptions thrown at a suspension as the spec says."""
    r = None
    for i in range(spec.get("n", 0)):
        try:
            r = yield "t%d.%d" % (l, i)
        except BaseException as e:
            if E.dead:
                raise
            E.out({"e": "leaf", "o": me, "l": l, "x": E.show_exc(e)})
            how = spec.get("onexit", "raise") if isinstance(e, GeneratorExit) else spec.get("onthrow", "raise")
            if how == "raise":
                raise
            if how == "return":
                return "leaf-caught"
            if how == "other":
                raise Oops("leaf-other")
            r = None                    # "swallow": go on to the next suspension
    if spec.get("e") is not None:
        raise E.exc(spec["e"])
    return E.val(spec["v"]) if "v" in spec else r


# --------------------------------------------------------------------------- running

class Session:
    """Context manager around one run: silences or records warnings, tears everything down quietly."""

    def __init__(self, prog, emit, context=False, env_class=None):
        self.env = (env_class or Env)(prog, emit, context)

    def __enter__(self):
        env = self.env
        self.saved = warnings.showwarning, sys.unraisablehook, gc.isenabled()
        gc.disable()

        def on_warning(message, category, filename, lineno, file=None, line=None):
            env.out({"e": "warning", "k": category.__name__, "m": str(message)})

        def on_unraisable(u):
            env.out({"e": "unraisable", "x": env.show_exc(u.exc_value)})
        self.filters = warnings.catch_warnings()
        self.filters.__enter__()
        warnings.simplefilter("always" if env.gc_profile else "ignore")
        warnings.showwarning = on_warning
        sys.unraisablehook = on_unraisable
        sys.set_asyncgen_hooks(None, None)
        return env

    def __exit__(self, *exc):
        env = self.env
        env.dead = True
        sys.set_asyncgen_hooks(None, None)
        warnings.simplefilter("ignore")
        env.G.clear()
        env.A.clear()
        env.keep.clear()
        env.functions.clear()
        del self.env, env
        self.filters.__exit__(None, None, None)
        warnings.showwarning, sys.unraisablehook, gc_on = self.saved
        if gc_on:
            gc.enable()


def run_program(prog, emit, context=False, env_class=None):
    """Run one program; calls emit(event) for each event.  Returns False if it was cut short."""
    with Session(prog, emit, context, env_class) as env:
        try:
            env.run()
        except TooLong:
            return False
    return True


def load(path):
    text = (sys.stdin if path == "-" else open(path)).read()
    try:
        one = json.loads(text)
        return one if isinstance(one, list) else [one]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def dump(event):
    return json.dumps(event, separators=(",", ":"), ensure_ascii=True)


def main(argv, env_class=None):
    opts = [a for a in argv if a.startswith("--")]
    args = [a for a in argv if not a.startswith("--")]
    progs = load(args[0] if args else "-")
    for n, prog in enumerate(progs):
        if "--source" in opts:
            print(Source(prog).text)
            continue
        if len(progs) > 1:
            print(dump({"e": "program", "n": n}))
        if not run_program(prog, lambda e: print(dump(e)), "--context" in opts, env_class):
            print(dump({"e": "aborted"}))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.unraisablehook = lambda u: None
    main(sys.argv[1:])
