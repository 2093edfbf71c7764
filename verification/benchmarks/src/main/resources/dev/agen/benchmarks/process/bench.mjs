// What the benchmarks of a question do, in JavaScript:
// QUESTION WARMUPS ITERATIONS MILLISECONDS first|all PEER PATTERN
// Prints an object on a line for each case, with the nanoseconds per element of each iteration.
import { Worker } from 'node:worker_threads';

const BODIES = 8;
const EACH = 1_000;
const STAGES = 1_000;
const CHAINS = 100;
const CHAIN = 10;
const VALUES = 1_000;

// --- Q1: eight bodies yield a thousand numbers each ------------------------------------------------

const YIELD = 'return async function* (n) { for (let i = 0; i < n; i++) yield i; }';
const AWAIT_AND_YIELD =
  'return async function* (n) { ' +
  'const one = Promise.resolve(1); for (let i = 0; i < n; i++) yield i * (await one); }';
const REPLY =
  'return async function* (n) { let sent = 0; for (let i = 0; i < n; i++) sent = yield sent; }';

/** Eight bodies: the same one, or of different code. */
function bodies(source, different) {
  const first = new Function(source)();
  return Array.from({ length: BODIES }, (_, i) =>
    different ? new Function(`${source} // ${i}`)() : first);
}

async function forLoop(made) {
  let total = 0;
  for (const body of made) for await (const value of body(EACH)) total += value;
  return total;
}

async function anextAwait(made) {
  let total = 0;
  for (const body of made) {
    const generator = body(EACH);
    for (;;) {
      const { value, done } = await generator.next();
      if (done) break;
      total += value;
    }
  }
  return total;
}

async function asend(made) {
  let total = 0;
  for (const body of made) {
    const generator = body(EACH);
    let { value, done } = await generator.next();
    while (!done) {
      total += value;
      ({ value, done } = await generator.next(value + 1));
    }
  }
  return total;
}

function* perElement(all) {
  const expected = (BODIES * (EACH * (EACH - 1))) / 2;
  for (const different of all ? [1, 8] : [1]) {
    for (const [variant, source, consume] of [
      ['forLoop', YIELD, forLoop],
      ['awaitAndYield', AWAIT_AND_YIELD, forLoop],
      ['anextAwait', YIELD, anextAwait],
      ['asend', REPLY, asend],
    ]) {
      const made = bodies(source, different > 1);
      const params = { bodies: String(different) };
      yield { variant, params, elements: BODIES * EACH, expected, run: () => consume(made) };
    }
  }
}

// --- Q2: awaiting ----------------------------------------------------------------------------------

async function completeStages() {
  let total = 0;
  for (let i = 0; i < STAGES; i++) total += await Promise.resolve(i);
  return total;
}

async function stagesElsewhere(worker) {
  let total = 0;
  for (let i = 0; i < STAGES; i++) {
    total += await new Promise((resolve) => {
      worker.once('message', resolve);
      worker.postMessage(i);
    });
  }
  return total;
}

async function level(n) {
  return 1 + (await (n === 0 ? Promise.resolve(0) : level(n - 1)));
}

async function chains() {
  let total = 0;
  for (let i = 0; i < CHAINS; i++) total += await level(CHAIN - 1);
  return total;
}

function* awaiting() {
  const source =
    "const { parentPort } = require('node:worker_threads');" +
    "parentPort.on('message', (value) => parentPort.postMessage(value));";
  const worker = new Worker(source, { eval: true });
  worker.unref();
  const expected = (STAGES * (STAGES - 1)) / 2;
  const variant = 'coroutine';
  yield {
    variant, params: { part: 'CompletedStage' }, elements: STAGES, expected, run: completeStages,
  };
  yield {
    variant, params: { part: 'OtherThread' }, elements: STAGES, expected,
    run: () => stagesElsewhere(worker),
  };
  yield {
    variant, params: { part: 'ChainOfTen' }, elements: CHAINS, expected: CHAINS * CHAIN,
    run: chains,
  };
  worker.terminate();
}

// --- Q4: a tree in which each node but the last has one child --------------------------------------

function tree(depth) {
  const each = VALUES / depth;
  let children = [];
  for (let n = depth - 1; n >= 0; n--) {
    children = [{ values: Array.from({ length: each }, (_, i) => n * each + i), children }];
  }
  return children[0];
}

async function* walk(node) {
  for (const value of node.values) yield value;
  for (const child of node.children) yield* walk(child);
}

async function hashed(root) {
  let hash = 0;
  for await (const value of walk(root)) hash = (Math.imul(31, hash) + value) | 0;
  return hash;
}

function* delegation(all) {
  let expected = 0;
  for (let value = 0; value < VALUES; value++) expected = (Math.imul(31, expected) + value) | 0;
  for (const depth of all ? [1, 10, 100, 1000] : [1]) {
    const root = tree(depth);
    yield {
      variant: 'yieldFrom', params: { depth: String(depth) }, elements: VALUES, expected,
      run: () => hashed(root),
    };
  }
}

// --- Timing ----------------------------------------------------------------------------------------

async function iteration({ run, elements }, nanos) {
  const start = process.hrtime.bigint();
  for (let runs = 1; ; runs++) {
    await run();
    const elapsed = Number(process.hrtime.bigint() - start);
    if (elapsed >= nanos) return elapsed / (runs * elements);
  }
}

const [question, warmups, iterations, millis, params, peer, pattern] = process.argv.slice(2);
const cases = { Q1: perElement, Q2: awaiting, Q4: delegation }[question];
const nanos = Number(millis) * 1_000_000;
const wanted = new RegExp(pattern);
for (const each of cases(params === 'all')) {
  const given = Object.entries(each.params).map(([name, value]) => `${name}=${value}`).join(', ');
  if (!wanted.test(`${question} ${peer}_${each.variant} ${given}`)) continue;
  const result = await each.run();
  if (result !== each.expected) throw new Error(`answers ${result} instead of ${each.expected}`);
  for (let i = 0; i < Number(warmups); i++) await iteration(each, nanos);
  const times = [];
  for (let i = 0; i < Number(iterations); i++) times.push(await iteration(each, nanos));
  console.log(JSON.stringify({ variant: each.variant, params: each.params, iterations: times }));
}
