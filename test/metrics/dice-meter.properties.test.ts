import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DiceMeter } from "../../src/index.ts";
import { meterOf, type RandomCase, randomCases, SURFACE } from "./random-cases.ts";

const options = { resamples: 30, seed: 5 } as const;
const bytes = (value: unknown) => JSON.stringify(value);

/** The cases dealt to several meters, which are then merged two by two until one is left. */
function mergedAtRandom(
  cases: readonly RandomCase[],
  deals: readonly number[],
  picks: readonly number[],
): DiceMeter {
  const shards = Math.max(1, ...deals.map((deal) => deal + 1));
  let meters = Array.from({ length: shards }, (_, shard) =>
    meterOf(cases.filter((_, k) => deals[k % deals.length] === shard)),
  );
  for (let k = 0; meters.length > 1; k++) {
    const [a] = meters.splice(picks[2 * k]! % meters.length, 1);
    const [b] = meters.splice(picks[2 * k + 1]! % meters.length, 1);
    const sent = DiceMeter.fromJSON(JSON.parse(bytes(b)));
    meters = [...meters, k % 2 === 0 ? a!.merge(sent) : sent.merge(a!)];
  }
  return meters[0]!;
}

describe("a meter, of random cases", () => {
  const dealt = fc.record({
    cases: randomCases(),
    deals: fc.array(fc.nat(4), { minLength: 1, maxLength: 8 }),
    picks: fc.array(fc.nat(100), { minLength: 10, maxLength: 10 }),
  });

  it("merges to the same state and report, whatever the partition and the order", () => {
    fc.assert(
      fc.property(dealt, ({ cases, deals, picks }) => {
        const whole = meterOf(cases);
        const merged = mergedAtRandom(cases, deals, picks);
        expect(merged.toJSON()).toEqual(whole.toJSON());
        expect(bytes(merged)).toBe(bytes(whole));
        const [report, mergedReport] = [whole, merged].map((meter) => meter.report(options));
        expect(mergedReport).toEqual(report);
        expect(bytes(mergedReport)).toBe(bytes(report));
      }),
      { seed: 7, numRuns: 20 },
    );
  });

  it("does not know in which order cases were added", () => {
    fc.assert(
      fc.property(
        randomCases().chain((cases) =>
          fc.tuple(fc.constant(cases), fc.shuffledSubarray(cases, { minLength: cases.length })),
        ),
        ([cases, shuffled]) => {
          expect(bytes(meterOf(shuffled))).toBe(bytes(meterOf(cases)));
          expect(bytes(meterOf(shuffled).report(options))).toBe(bytes(meterOf(cases).report(options)));
        },
      ),
      { seed: 8, numRuns: 12 },
    );
  });

  it("comes back from JSON as it was", () => {
    fc.assert(
      fc.property(randomCases(), (cases) => {
        const meter = meterOf(cases);
        const state = meter.toJSON();
        expect(JSON.parse(bytes(state))).toEqual(state);
        const back = DiceMeter.fromJSON(JSON.parse(bytes(state)));
        expect(back.toJSON()).toEqual(state);
        expect(back.size).toBe(meter.size);
      }),
      { seed: 9, numRuns: 30 },
    );
  });

  it("reports plain JSON, without NaN or Infinity", () => {
    fc.assert(
      fc.property(randomCases(), (cases) => {
        const meter = meterOf(cases);
        const report = meter.report(options);
        expect(JSON.parse(bytes(report))).toEqual(report);
        const comparison = meter.compare(meterOf(cases.slice(1)), options);
        expect(JSON.parse(bytes(comparison))).toEqual(comparison);
      }),
      { seed: 10, numRuns: 20 },
    );
  });

  it("has intervals that hold the mean, and means between the worst and the best case", () => {
    fc.assert(
      fc.property(randomCases(), (cases) => {
        const { overall, classes } = meterOf(cases).report({ ...options, worst: 99 });
        for (const scores of [overall, ...classes.map((one) => one.scores)]) {
          for (const { mean, worst, cases: count, infinite, median } of Object.values(scores)) {
            expect(worst).toHaveLength(count);
            const values = worst.map(({ value }) => Number(value)).sort((a, b) => a - b);
            expect(values.filter((value) => value === Infinity)).toHaveLength(infinite);
            if (count === 0) expect([mean.value, median]).toEqual([null, null]);
            else {
              expect(Number(mean.value)).toBeGreaterThanOrEqual(values[0]! - 1e-12);
              expect(Number(mean.value)).toBeLessThanOrEqual(values.at(-1)! + 1e-12);
            }
            expect(mean.low === null).toBe(mean.high === null);
            expect(mean.low === null).toBe(mean.value === null || mean.reason !== undefined);
            if (mean.low !== null) {
              expect(Number(mean.low)).toBeLessThanOrEqual(Number(mean.value));
              expect(Number(mean.high)).toBeGreaterThanOrEqual(Number(mean.value));
            }
          }
        }
      }),
      { seed: 11, numRuns: 20 },
    );
  });
});

/** Every place of a JSON value, as the keys that lead there. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, held]) =>
    placesOf(held, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inside];
}

function replaced(value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  if (rest.length === 0 && by === undefined) {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
    return copy;
  }
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const pathText = (path: readonly (string | number)[]) =>
  path.reduce((text: string, key) => text + (typeof key === "number" ? `[${key}]` : `.${key}`), "state");

/** Whether an error names the field that was changed, or one that it contradicts. */
function blames(message: string, path: readonly (string | number)[]): boolean {
  const named = /^DiceMeter\.fromJSON: (state[\w.[\]]*)/.exec(message)![1]!;
  if (named.endsWith(".id") && message.endsWith("a second time")) return path.at(-1) === "id";
  // What the meter was made for contradicts a case, a field of a case another field of it.
  if (path[0] === "surface" || path[0] === "classes") return /^state(\.|$)/.test(named);
  const place = pathText(path.slice(0, 2));
  return named.startsWith(place) || place.startsWith(named);
}

describe("a state that someone changed", () => {
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, true, "", "Infinity", -1, 0.5, 2 ** 53, Number.NaN, [], {}, [
      [],
    ]),
    fc.anything({ maxDepth: 2 }),
  );

  it("is a meter that can report, or one error that says where", () => {
    let refused = 0;
    fc.assert(
      fc.property(randomCases(3), fc.nat(1e6), wrong, (cases, pick, by) => {
        const state = JSON.parse(bytes(meterOf(cases)));
        const places = placesOf(state);
        const path = places[pick % places.length]!;
        const changed = replaced(state, path, by);
        let meter: DiceMeter;
        try {
          meter = DiceMeter.fromJSON(changed as never);
        } catch (error) {
          refused++;
          expect(error instanceof TypeError || error instanceof RangeError, String(error)).toBe(true);
          const { message } = error as Error;
          expect(message).toMatch(/^DiceMeter\.fromJSON: state\b.*[^.]$/s);
          expect(blames(message, path), `${message}, for ${pathText(path)}`).toBe(true);
          return;
        }
        expect(DiceMeter.fromJSON(JSON.parse(bytes(meter))).toJSON()).toEqual(meter.toJSON());
        const report = meter.report({ resamples: 5 });
        expect(JSON.parse(bytes(report))).toEqual(report);
      }),
      // Counted below, so none may be left out to save time.
      { seed: 12, numRuns: 200, interruptAfterTimeLimit: 120_000 },
    );
    expect(refused).toBeGreaterThan(120);
  });

  it("is refused, whatever else it is", () => {
    fc.assert(
      fc.property(fc.anything(), (state) => {
        expect(() => DiceMeter.fromJSON(state as never)).toThrow(/^DiceMeter\.fromJSON: state\b/);
      }),
      { seed: 13, numRuns: 250 },
    );
  });
});

it("the random cases are worth a test", () => {
  const meters = fc.sample(randomCases(), { seed: 7, numRuns: 30 }).map((cases) => meterOf(cases, SURFACE));
  expect(meters.some((meter) => meter.size > 4)).toBe(true);
  const reports = meters.map((meter) => meter.report({ resamples: 0 }));
  expect(reports.some(({ overall }) => overall.hd95!.infinite > 0)).toBe(true);
  expect(reports.some(({ skipped }) => skipped.length > 0)).toBe(true);
});
