import { describe, expect, it } from "vitest";
import { countProbabilities, DiceMeter, labelMap, type MeterState, tensor } from "../../../src/index.ts";

const target = labelMap([0, 1, 1, 0], [1, 4]);
const counts = countProbabilities(tensor([0.25, 0.75, 0.5, 0], [1, 4]), target, { classAxis: null });

function stateWith(at: number, value: number | "Infinity"): MeterState {
  const meter = new DiceMeter({ measures: ["probabilities", "diagonal"] });
  meter.add(target, target, { id: "a", probabilities: counts, spacing: [1, 1] });
  const state = meter.toJSON();
  const [only] = state.cases;
  const [numbers] = only!.measures!;
  return { ...state, cases: [{ ...only!, measures: [numbers!.map((own, k) => (k === at ? value : own))] }] };
}

it("a state is read as it was written", () => {
  const state = stateWith(-1, 0);
  expect(DiceMeter.fromJSON(state).toJSON()).toEqual(state);
});

// The diagonal is the first number, Σ p·t the next.
it.each<[string, number, number | "Infinity", string]>([
  ["more overlap than target", 1, 1.6, "measures[0][1] is 1.6, want at most 1.5"],
  ["a sum above the voxels", 2, 5, "measures[0][2] is 5, want at most the 4 voxels"],
  ["another number of hits", 3, 1, "measures[0][3] is 1, want 2, the hits of its bins"],
  ["errors above the voxels", 4, 4.1, "measures[0][4] is 4.1, want at most the 4 voxels"],
  ["an infinite sum", 4, "Infinity", 'measures[0][4] is "Infinity", want a finite number'],
  ["half a voxel", 5, 0.5, "counts.voxels[0][0] is 0.5"],
  ["more hits than voxels", 20, 2, "counts.hits[0][0] is 2, more than the 1 voxels"],
  ["parts of a whole", 50, 2 ** 32, "counts.parts[0][0] is 4294967296, want less than 2³²"],
])("refuses %s", (_, at, value, message) => {
  expect(() => DiceMeter.fromJSON(stateWith(at, value))).toThrow(message);
});

describe("the background", () => {
  const state = stateWith(-1, 0);
  const withBackground = (background: readonly number[] | undefined, labels = [0, 1]) => {
    const [{ background: _, ...only }] = state.cases as [MeterState["cases"][0]];
    const kept =
      labels.length === 2 ? only : { ...only, labels, intersection: [2], predicted: [2], actual: [2] };
    return { ...state, cases: [{ ...kept, ...(background && { background }) }] };
  };
  const own = state.cases[0]!.background!;

  it("has its own sums, which a state keeps", () => {
    expect(own.slice(0, 4)).toEqual([1.75, 2.5, 2, 0.375]);
    expect(DiceMeter.fromJSON(withBackground(own)).toJSON()).toEqual(state);
  });

  it.each<[string, readonly number[] | undefined, number[], string]>([
    ["missing sums", undefined, [0, 1], "state.cases[0].background is undefined, want an array"],
    ["too few", [1, 2], [0, 1], "background holds 2"],
    [
      "other hits",
      own.map((n, k) => (k === 2 ? 3 : n)),
      [0, 1],
      "background[2] is 3, want 2, the hits of its bins",
    ],
    ["sums of no label", own, [1], "and the case has no label 0; leave it out"],
  ])("refuses %s", (_, background, labels, message) => {
    expect(() => DiceMeter.fromJSON(withBackground(background, labels))).toThrow(message);
  });
});
