import fc from "fast-check";
import { expect, it } from "vitest";
import { meterOf, randomCases } from "../../random-cases.ts";

const options = { resamples: 20 } as const;

it("with itself all are ties, and with nothing there is nothing", () => {
  fc.assert(
    fc.property(randomCases(), (cases) => {
      const meter = meterOf(cases);
      const { overall, classes, onlyHere } = meter.compare(meter, options);
      for (const scores of [overall, ...classes.map((one) => one.scores)]) {
        for (const { mean, wins, losses, ties, cases: count, unpaired } of Object.values(scores)) {
          expect([wins, losses, ties, unpaired]).toEqual([0, 0, count, 0]);
          expect(mean.value).toBe(count === 0 ? null : 0);
        }
      }
      expect(onlyHere).toEqual([]);
      const nothing = meter.compare(meterOf([]), options);
      expect(nothing.cases).toEqual([]);
      expect(nothing.onlyHere).toHaveLength(meter.size);
    }),
    { seed: 14, numRuns: 30 },
  );
});

it("the other way round it has the other sign", () => {
  fc.assert(
    fc.property(randomCases(), (cases) => {
      // The same targets, predictions of other seeds.
      const ours = meterOf(cases);
      const theirs = meterOf(cases, undefined, 1000);
      const here = ours.compare(theirs, options);
      const there = theirs.compare(ours, options);
      for (const [name, { mean, wins, losses, ties }] of Object.entries(here.overall)) {
        const other = there.overall[name]!;
        expect([other.wins, other.losses, other.ties]).toEqual([losses, wins, ties]);
        if (mean.value === null) expect(other.mean.value).toBeNull();
        else expect(Number(other.mean.value)).toBe(-Number(mean.value) + 0);
      }
    }),
    { seed: 15, numRuns: 30 },
  );
});
