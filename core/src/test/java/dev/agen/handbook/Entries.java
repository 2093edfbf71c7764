package dev.agen.handbook;

import static java.util.Comparator.naturalOrder;

import dev.agen.AsyncStream;
import dev.agen.stream.Overflow;
import java.time.Duration;
import java.util.List;

/** The operators, in the order of the handbook. */
final class Entries {

  private Entries() {}

  private static Duration ticks(int n) {
    return Marble.TICK.multipliedBy(n);
  }

  static List<Entry.Group> all() {
    return List.of(
        make(),
        eachElement(),
        slices(),
        windows(),
        several(),
        sideBySide(),
        time(),
        errors(),
        sharing(),
        consume());
  }

  private static Entry.Group make() {
    return new Entry.Group(
        "Make",
        List.of(
            Entry.of("generate", "async def,,generate,flow", "0", null),
            Entry.of("of", ",of,just,flowOf", "0", null),
            Entry.of("empty", ",empty,empty,emptyFlow", "0", null),
            Entry.of("failed", ",,error,", "0", null),
            Entry.of("range", "range,LongStream.range,range,", "0", null),
            Entry.of("iterate", ",iterate,generate,generateSequence", "0", null),
            Entry.of("unfold", ",,generate,", "0", null),
            Entry.of("from", "aiter,,from,", "0", null),
            Entry.of("fromIterable", "iter,Collection.stream,fromIterable,asFlow", "0", null),
            Entry.of("fromStream", ",,fromStream,consumeAsFlow", "0", null),
            Entry.of("fromStage", ",,Mono.fromFuture,", "0", null),
            Entry.of("fromStages", "as_completed,,,", "0; the stages run anyway", null),
            Entry.of("fromQueue", ",,,consumeAsFlow", "0", null),
            Entry.of("fromCallback", ",,create,callbackFlow", "capacity", null),
            Entry.of("fromPublisher", ",,from,asFlow", "prefetch", null),
            Entry.of("interval", ",,interval,", "0", null),
            Entry.of("using", "async with,,using,", "0", null),
            Entry.of("resumable", ",,,", "0", null),
            Entry.of("borrow", "asyncstdlib.borrow,,,", "0", null)));
  }

  private static Entry.Group eachElement() {
    return new Entry.Group(
        "One at a time",
        List.of(
            Entry.of(
                "map",
                "map,map,map,map",
                "0",
                Marble.of("map(x -> x + x)", in -> in.get(0).map(x -> x + x), "a-b--c|")),
            Entry.of(
                "filter",
                "filter,filter,filter,filter",
                "0",
                Marble.of("filter(isVowel)", in -> in.get(0).filter("ae"::contains), "a-b-c-e|")),
            Entry.of("mapMulti", ",mapMulti,handle,transform", "0", null),
            Entry.of(
                "flatMap",
                "chain.from_iterable,flatMap,concatMap,flatMapConcat",
                "0",
                Marble.of(
                    "flatMap(x -> of(x, x + 1) a tick apart)",
                    in -> in.get(0).flatMap(x -> AsyncStream.of(x, x + "1").delay(ticks(1))),
                    "a----b--c|")),
            Entry.of("gather", ",gather,,", "unbounded; what the gatherer keeps", null),
            Entry.of("transform", ",,transform,transform", "0", null),
            Entry.of("peek", ",peek,doOnNext,onEach", "0", null),
            Entry.of("indexed", "enumerate,,index,withIndex", "0", null),
            Entry.of(
                "scan",
                "accumulate,Gatherers.scan,scan,scan",
                "0",
                Marble.of(
                    "scan(\"\", String::concat)",
                    in -> in.get(0).scan("", (all, x) -> all + x),
                    "a-b--c|")),
            Entry.of(
                "distinct",
                ",distinct,distinct,",
                "0; keeps all it has seen",
                Marble.of("distinct()", in -> in.get(0).distinct(), "a-b-a-c-b|")),
            Entry.of(
                "distinctUntilChanged",
                ",,distinctUntilChanged,distinctUntilChanged",
                "0",
                Marble.of(
                    "distinctUntilChanged()",
                    in -> in.get(0).distinctUntilChanged(),
                    "a-a-b-b-a|")),
            Entry.of(
                "sorted",
                "sorted,sorted,sort,",
                "unbounded; all",
                Marble.of(
                    "sorted(naturalOrder())", in -> in.get(0).sorted(naturalOrder()), "c-a--b|")),
            Entry.of(
                "intersperse",
                ",,,",
                "0",
                Marble.of("intersperse(\"0\")", in -> in.get(0).intersperse("0"), "a--b--c|"))));
  }

  private static Entry.Group slices() {
    return new Entry.Group(
        "Parts",
        List.of(
            Entry.of(
                "limit",
                "islice,limit,take,take",
                "0",
                Marble.of("limit(2)", in -> in.get(0).limit(2), "a-b--c-d|")),
            Entry.of(
                "skip",
                "islice,skip,skip,drop",
                "0",
                Marble.of("skip(2)", in -> in.get(0).skip(2), "a-b--c-d|")),
            Entry.of(
                "takeWhile",
                "takewhile,takeWhile,takeWhile,takeWhile",
                "0",
                Marble.of(
                    "takeWhile(x -> x < \"c\")",
                    in -> in.get(0).takeWhile(x -> x.compareTo("c") < 0),
                    "a-b--c-a|")),
            Entry.of(
                "dropWhile",
                "dropwhile,dropWhile,skipWhile,dropWhile",
                "0",
                Marble.of(
                    "dropWhile(x -> x < \"c\")",
                    in -> in.get(0).dropWhile(x -> x.compareTo("c") < 0),
                    "a-b--c-a|")),
            Entry.of(
                "takeUntil",
                ",,takeUntilOther,",
                "0",
                Marble.of(
                    "takeUntil", in -> in.get(0).takeUntil(in.get(1)), "a-b-c-d-e|", "-----x|")),
            Entry.of(
                "takeLast",
                "deque(maxlen),,takeLast,",
                "n",
                Marble.of("takeLast(2)", in -> in.get(0).takeLast(2), "a-b--c|")),
            Entry.of(
                "skipLast",
                ",,skipLast,",
                "n",
                Marble.of("skipLast(1)", in -> in.get(0).skipLast(1), "a-b--c|"))));
  }

  private static Entry.Group windows() {
    return new Entry.Group(
        "Windows and groups",
        List.of(
            Entry.of(
                "windowFixed",
                "batched,Gatherers.windowFixed,buffer,chunked",
                "size - 1",
                Marble.of("windowFixed(2)", in -> in.get(0).windowFixed(2), "a--b--c--d--e|")),
            Entry.of(
                "windowSliding",
                ",Gatherers.windowSliding,buffer(n; 1),",
                "size - 1",
                Marble.of("windowSliding(2)", in -> in.get(0).windowSliding(2), "a--b--c--d|")),
            Entry.of(
                "windowWithin",
                ",,bufferTimeout,",
                "size",
                Marble.of(
                    "windowWithin(3, 4 ticks)",
                    in -> in.get(0).windowWithin(3, ticks(4)),
                    "a-b-c----d-------e|")),
            Entry.of(
                "pairwise",
                "pairwise,,,",
                "1",
                Marble.of(
                    "pairwise()",
                    in -> in.get(0).pairwise().map(p -> p.first() + p.second()),
                    "a--b--c|")),
            Entry.of(
                "groupAdjacentBy",
                "groupby,,bufferUntilChanged,",
                "unbounded; a group",
                Marble.of(
                    "groupAdjacentBy(isDigit)",
                    in ->
                        in.get(0)
                            .groupAdjacentBy(x -> Character.isDigit(x.charAt(0)))
                            .map(group -> group.second()),
                    "a-b-1-2--c|")),
            Entry.of("groupBy", ",groupingBy,groupBy,", "maxGroups", null)));
  }

  private static Entry.Group several() {
    return new Entry.Group(
        "Several streams",
        List.of(
            Entry.of(
                "concat",
                "chain,concat,concat,",
                "0",
                Marble.of("concat", in -> in.get(0).concat(in.get(1)), "a-b|", "----c-d|")),
            Entry.of(
                "startWith",
                ",,startWith,onStart",
                "0",
                Marble.of("startWith(\"x\")", in -> in.get(0).startWith("x"), "--a-b|")),
            Entry.of(
                "ifEmpty",
                ",,switchIfEmpty,onEmpty",
                "0",
                Marble.of("ifEmpty", in -> in.get(0).ifEmpty(in.get(1)), "--|", "---c-d|")),
            Entry.of(
                "merge",
                ",,merge,merge",
                "32 of each",
                Marble.of("merge", in -> in.get(0).merge(in.get(1)), "a--b---c|", "-x---y--z-|")),
            Entry.of(
                "mergeAll", "aiostream merge,,merge,merge", "ahead of each; 32 if not said", null),
            Entry.of(
                "mergeSorted",
                "heapq.merge,,mergeComparing,",
                "1",
                Marble.of(
                    "mergeSorted(naturalOrder())",
                    in -> in.get(0).mergeSorted(in.get(1), naturalOrder()),
                    "a-c--e|",
                    "-b---d-f|")),
            Entry.of(
                "interleave",
                ",,,",
                "0",
                Marble.of(
                    "interleave(1)",
                    in -> in.get(0).interleave(in.get(1), 1),
                    "a-b-c|",
                    "x--y-----z|")),
            Entry.of(
                "zip",
                "zip,,zip,zip",
                "1",
                Marble.of(
                    "zip(String::concat)",
                    in -> in.get(0).zip(in.get(1), (a, b) -> a + b),
                    "a-b---c|",
                    "-1---2--3-4|")),
            Entry.of(
                "zipLongest",
                "zip_longest,,,",
                "1",
                Marble.of(
                    "zipLongest(\"-\", \"-\")",
                    in -> in.get(0).zipLongest(in.get(1), "-", "-", (a, b) -> a + b),
                    "a-b|",
                    "-1---2--3|")),
            Entry.of(
                "combineLatest",
                ",,combineLatest,combine",
                "1 of each",
                Marble.of(
                    "combineLatest(String::concat)",
                    in -> in.get(0).combineLatest(in.get(1), (a, b) -> a + b),
                    "a---b----c|",
                    "--1---2-|")),
            Entry.of(
                "race",
                ",,firstWithSignal,",
                "0",
                Marble.of("race", in -> in.get(0).race(in.get(1)), "---a-b|", "--x---y|"))));
  }

  private static Entry.Group sideBySide() {
    return new Entry.Group(
        "Side by side",
        List.of(
            Entry.of(
                "mapConcurrent",
                "asyncio.gather,Gatherers.mapConcurrent,flatMapSequential,",
                "n",
                null),
            Entry.of("mapConcurrentUnordered", ",,flatMap,flatMapMerge", "n", null),
            Entry.of(
                "flatMapMerge",
                ",,flatMap,flatMapMerge",
                "n",
                Marble.of(
                    "flatMapMerge(2, x -> x, x1, x2, 2 ticks apart)",
                    in ->
                        in.get(0)
                            .flatMapMerge(2, x -> AsyncStream.of(x, x + 1, x + 2).delay(ticks(2))),
                    "a--b--c|")),
            Entry.of(
                "flatMapLatest",
                ",,switchMap,flatMapLatest",
                "1",
                Marble.of(
                    "flatMapLatest(x -> x, x1, x2, 2 ticks apart)",
                    in ->
                        in.get(0)
                            .flatMapLatest(x -> AsyncStream.of(x, x + 1, x + 2).delay(ticks(2))),
                    "a----b--c|")),
            Entry.of(
                "buffer",
                ",,onBackpressureBuffer,buffer",
                "capacity",
                Marble.of(
                    "buffer(1, DROP_OLDEST), consumer takes 3 ticks",
                    in -> in.get(0).buffer(1, Overflow.DROP_OLDEST).delay(ticks(3)),
                    "abcdef--g|")),
            Entry.of("ahead", ",,limitRate,buffer", "n", null),
            Entry.of(
                "conflate",
                ",,onBackpressureLatest,conflate",
                "1",
                Marble.of(
                    "conflate(String::concat), consumer takes 3 ticks",
                    in -> in.get(0).conflate((a, b) -> a + b).delay(ticks(3)),
                    "abcdef--g|")),
            Entry.of("runOn", ",,subscribeOn,flowOn", "1", null)));
  }

  private static Entry.Group time() {
    return new Entry.Group(
        "Time",
        List.of(
            Entry.of(
                "debounce",
                ",,sampleTimeout,debounce",
                "2",
                Marble.of(
                    "debounce(2 ticks)", in -> in.get(0).debounce(ticks(2)), "ab--c---defg---h|")),
            Entry.of(
                "throttle",
                ",,delayElements,",
                "0",
                Marble.of(
                    "throttle(1, 3 ticks)", in -> in.get(0).throttle(1, ticks(3)), "abc------d|")),
            Entry.of(
                "sample",
                ",,sample,sample",
                "1",
                Marble.of("sample(4 ticks)", in -> in.get(0).sample(ticks(4)), "ab-c--d------e-|")),
            Entry.of(
                "delay",
                ",,delayElements,",
                "0",
                Marble.of("delay(2 ticks)", in -> in.get(0).delay(ticks(2)), "a---b---c|")),
            Entry.of(
                "timeout",
                "asyncio.timeout,,timeout,timeout",
                "0",
                Marble.of("timeout(3 ticks)", in -> in.get(0).timeout(ticks(3)), "a--b-----c|")),
            Entry.of(
                "deadline",
                ",,take(Duration),",
                "0",
                Marble.of("deadline(6 ticks)", in -> in.get(0).deadline(ticks(6)), "a--b--c--d|")),
            Entry.of(
                "keepAlive",
                ",,,",
                "1",
                Marble.of(
                    "keepAlive(3 ticks, () -> \"0\")",
                    in -> in.get(0).keepAlive(ticks(3), () -> "0"),
                    "a--b-------c|"))));
  }

  private static Entry.Group errors() {
    return new Entry.Group(
        "Errors and repetition",
        List.of(
            Entry.of("onErrorMap", ",,onErrorMap,", "0", null),
            Entry.of(
                "onErrorResume",
                ",,onErrorResume,catch",
                "0",
                Marble.of(
                    "onErrorResume(e -> other)",
                    in -> in.get(0).onErrorResume(e -> in.get(1)),
                    "a-b-#",
                    "------c-d|")),
            Entry.of(
                "onErrorReturn",
                ",,onErrorReturn,catch",
                "0",
                Marble.of(
                    "onErrorReturn(e -> \"x\")", in -> in.get(0).onErrorReturn(e -> "x"), "a-b-#")),
            Entry.of("retry", ",,retryWhen,retryWhen", "0", null),
            Entry.of("repeat", "cycle,,repeat,", "0", null)));
  }

  private static Entry.Group sharing() {
    return new Entry.Group(
        "Sharing and handing on",
        List.of(
            Entry.of("share", ",,share,shareIn", "replay; at least 1", null),
            Entry.of("tee", "tee,,,", "unbounded; what the slowest lacks", null),
            Entry.of("stream", ",,toStream,", "0", null),
            Entry.of("toPublisher", ",,itself,asPublisher", "0", null),
            Entry.of("toQueue", ",,,produceIn", "0", null)));
  }

  private static Entry.Group consume() {
    return new Entry.Group(
        "Consume",
        List.of(
            Entry.of("forEach", "async for,forEach,subscribe,collect", "", null),
            Entry.of("forEachWhile", "async for … break,,,", "", null),
            Entry.of("toList", "list,toList,collectList,toList", "", null),
            Entry.of("collect", ",collect,collect,", "", null),
            Entry.of("count", ",count,count,count", "", null),
            Entry.of("reduce", "functools.reduce,reduce,reduce,reduce", "", null),
            Entry.of("fold", "functools.reduce,Gatherers.fold,reduce,fold", "", null),
            Entry.of("anyMatch", "any,anyMatch,any,any", "", null),
            Entry.of("allMatch", "all,allMatch,all,all", "", null),
            Entry.of("noneMatch", ",noneMatch,,none", "", null),
            Entry.of("findFirst", "anext,findFirst,next,firstOrNull", "", null),
            Entry.of("findLast", ",,last,lastOrNull", "", null),
            Entry.of("min", "min,min,,", "", null),
            Entry.of("max", "max,max,,", "", null)));
  }
}
