import { describe, expect, it } from "vitest";
import { mergeStates } from "../../../src/cli/data-set/merge-states.ts";
import { stateText } from "../../../src/cli/data-set/state-file.ts";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { streamStates } from "../../../src/cli/stream/stream-states.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { DiceMeter } from "../../../src/metrics/dice-meter.ts";
import { exampleDataSet } from "../example-data-set.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const random = mulberry32(3);

/** A case of two classes, the second of which some cases lack. */
function addCase(meter: DiceMeter, k: number): DiceMeter {
  const second = k % 4 === 0 ? 0 : 10;
  return meter.addCounts(
    {
      predicted: [80 - second, 20, second],
      actual: [80 - second, 20, second],
      intersection: [60, Math.floor(random() * 20), Math.floor(second * random())],
      voxels: 100,
    },
    { id: `case-${String(k).padStart(4, "0")}` },
  );
}

const shards = [new DiceMeter(), new DiceMeter(), new DiceMeter()];
for (let k = 0; k < 1300; k++) addCase(shards[k % 3]!, k);
shards[1]!.skip("failed", "damaged");
const file = (name: string, meter: DiceMeter, more: object = {}) =>
  write(name, stateText({ program: "1", settings: {}, ...more }, { ...exampleDataSet(), meter }));
const files = shards.map((meter, k) => file(`s${k}.json`, meter, { shard: { index: k + 1, of: 4 } }));
const none = () => new Map();
const options = { includeBackground: false, resamples: 400, seed: 2 } as const;

describe("a report of states whose cases are not kept", () => {
  const streamed = streamStates(files, none, options);
  const { dataSet } = mergeStates(files);
  const whole = reportDataSet(dataSet, new Map(), options);

  it("has the failures, the notes and the missing shards of the whole one", () => {
    expect(streamed.skipped).toEqual(whole.skipped);
    expect(streamed.skipped.map(({ id }) => id)).toEqual(["failed", "shard 4 of 4"]);
    expect(streamed.settings).toEqual(whole.settings);
    expect(streamed.notes).toEqual([{ note: "by index", cases: 3, first: "a" }]);
    expect([streamed.cases, streamed.unpaired]).toEqual([whole.cases.length, whole.unpaired]);
  });

  it("has its means, intervals, deviations and worst cases, and nearly its medians", () => {
    const pairs = [
      ...streamed.classes.map((one, k) => [one.scores.dice!, whole.classes[k]!.scores.dice!] as const),
      [streamed.overall.dice!, whole.overall.dice!] as const,
    ];
    expect(pairs).toHaveLength(3);
    for (const [got, want] of pairs) {
      expect(Number(got.deviation)).toBeCloseTo(Number(want.deviation), 12);
      expect(Number(got.median)).toBeCloseTo(Number(want.median), 3);
      expect([got.cases, got.infinite, got.worst]).toEqual([want.cases, want.infinite, want.worst]);
      expect([got.mean, got.needed]).toEqual([want.mean, want.needed]);
    }
    expect(streamed.classes.map(({ intersection }) => intersection)).toEqual(
      whole.classes.map(({ intersection }) => intersection),
    );
  });

  it("does not depend on the order of the files, nor on cases that are in several", () => {
    const again = streamStates([files[2]!, files[0]!, files[1]!, files[0]!], none, options);
    expect({ ...again, notes: streamed.notes }).toEqual(streamed);
    expect(again.notes[0]!.cases).toBe(4);
  });

  it("refuses cases that differ, other runs, and absent classes that it does not know", () => {
    const changed = file("changed.json", addCase(new DiceMeter(), 3));
    const plain = file("plain.json", shards[0]!);
    expect(() => streamStates([plain, changed], none, options)).toThrow(
      /case case-0003 differs from the one in/,
    );
    expect(() => streamStates([plain, changed], none, options)).toThrow(InputError);
    const skipping = file("skipping.json", new DiceMeter().skip("case-0003", "damaged"));
    expect(() => streamStates([plain, skipping], none, options)).toThrow(
      /was scored here and failed in another file/,
    );
    const renamed = write(
      "renamed.json",
      stateText(
        { program: "1", settings: {} },
        { ...exampleDataSet(), meter: shards[1]!, segments: [{ ids: ["case-0001"], names: [[2, "liver"]] }] },
      ),
    );
    expect(() => streamStates([plain, renamed], none, options)).toThrow(
      /--stream does not number them by name/,
    );
    const ignoring = file("ignoring.json", shards[1]!, { settings: { "--ignore": 2 } });
    expect(() => streamStates([plain, ignoring], none, options)).toThrow(/--ignore/);
    expect(() => streamStates([plain], none, { ...options, absent: "best" })).toThrow(
      /--stream with --absent best needs states that were scored with --classes/,
    );
  });
});
