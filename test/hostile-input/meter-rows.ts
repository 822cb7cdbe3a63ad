import { DiceMeter, full, type MeterState, ones } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { type Case, detached, noOptions, noTensor, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;
const nan = Number.NaN;

const good = { intersection: [1, 1], predicted: [1, 2], actual: [2, 1], voxels: 3 };
const t = () => labelMap([0, 1, 1, 0], [2, 2]);
const measuring = () => new DiceMeter({ surface: { percentiles: [95] } });
const meter = () => new DiceMeter().addCounts(good, { id: "a" });

type Method = "add" | "addCounts" | "skip" | "merge" | "report" | "compare";

/** Calls of a method, on the meter given or on one with a case of the id "a". */
function method(name: Method, on: () => DiceMeter = meter): Pick<Row, "call" | "prefix"> {
  const call = (_: never, args: never[]) => (on()[name] as (...given: unknown[]) => unknown)(...args);
  return { call, prefix: `DiceMeter.${name}` };
}

const made = { call: (f: never, args: never[]) => new (f as typeof DiceMeter)(...(args as [])) };
const fromJSON: Pick<Row, "call" | "prefix"> = {
  call: (f: never, args: never[]) => (f as typeof DiceMeter).fromJSON(...(args as unknown as [MeterState])),
  prefix: "DiceMeter.fromJSON",
};
const state = () => JSON.parse(JSON.stringify(meter()));

const asCalled = (rest: Pick<Row, "call" | "prefix">, cases: readonly Case[]): Case[] =>
  cases.map(([what, kind, says, args]) => [what, kind, says, args, rest]);

/** The rows of {@link noOptions}, of another call. */
const noOptionsOf = (of: string, rest: Pick<Row, "call" | "prefix">, args: (options: unknown) => unknown[]) =>
  noOptions("DiceMeter", args, ` of ${of}`).map((row) => ({ ...row, ...rest }));

export const METER_ROWS: Row[] = [
  ...noOptionsOf("the meter", made, (options) => [options]),
  ...noOptionsOf("add", method("add"), (options) => [t(), t(), options]),
  ...noOptionsOf("addCounts", method("addCounts"), (options) => [good, options]),
  ...noOptionsOf("report", method("report"), (options) => [options]),
  ...noOptionsOf("compare", method("compare"), (options) => [meter(), options]),
  ...noTensor("DiceMeter", "prediction", (wrong) => [wrong, t(), { id: "b" }], {
    ...method("add"),
    labels: true,
  }),
  ...noTensor("DiceMeter", "target", (wrong) => [t(), wrong, { id: "b" }], {
    ...method("add"),
    labels: true,
  }),
  ...rowsOf("DiceMeter", [
    ...asCalled(made, [
      ["no class", RANGE, "classes is 0", () => [{ classes: 0 }]],
      ["fractional classes", RANGE, "1.5", () => [{ classes: 1.5 }]],
      ["too many classes", RANGE, "65537", () => [{ classes: 65_537 }]],
      ["classes of another kind", TYPE, '"3"', () => [{ classes: "3" }]],
      ["null as surface", TYPE, "surface is null", () => [{ surface: null }]],
      ["true as surface", TYPE, "surface is true", () => [{ surface: true }]],
      ["no measure", RANGE, "names no measure", () => [{ surface: {} }]],
      ["a measure unknown", TYPE, '"hd95"', () => [{ surface: { hd95: true } }]],
      ["a negative tolerance", RANGE, "tolerances[0] is -1", () => [{ surface: { tolerances: [-1] } }]],
      ["a tolerance of NaN", RANGE, "NaN", () => [{ surface: { tolerances: [nan] } }]],
      ["a tolerance that is no list", TYPE, "is 2", () => [{ surface: { tolerances: 2 } }]],
      ["a percentile beyond 100", RANGE, "101", () => [{ surface: { percentiles: [101] } }]],
      ["a percentile twice", RANGE, "95 twice", () => [{ surface: { percentiles: [95, 95] } }]],
      ["an unknown boundary", RANGE, '"edge"', () => [{ surface: { average: true, boundary: "edge" } }]],
    ]),
    ...asCalled(method("add"), [
      ["no id", TYPE, "id is undefined", () => [t(), t(), {}]],
      ["an empty id", RANGE, "id is empty", () => [t(), t(), { id: "" }]],
      ["a number as id", TYPE, "id is 5", () => [t(), t(), { id: 5 }]],
      ["an id that is there", RANGE, '"a" is in the meter', () => [t(), t(), { id: "a" }]],
      [
        "maps of different shape",
        RANGE,
        "[2, 2] differs from target shape [4]",
        () => [t(), labelMap([0, 0, 1, 1]), { id: "b" }],
      ],
      ["a map and a tensor", TYPE, "want two of a kind", () => [t(), ones([2, 2]), { id: "b" }]],
      ["masks of 2", RANGE, "target holds 2 at [0]", () => [ones([1]), full([1], 2), { id: "b" }]],
      [
        "a negative label",
        RANGE,
        "label -1 at [1]",
        () => [labelMap([0, -1]), labelMap([0, 0]), { id: "b" }],
      ],
      ["a spacing too short", RANGE, "want 2 numbers", () => [t(), t(), { id: "b", spacing: [1] }]],
      ["a spacing of 0", RANGE, "holds 0", () => [t(), t(), { id: "b", spacing: [1, 0] }]],
      ["a mask of another shape", RANGE, "mask shape [4]", () => [t(), t(), { id: "b", mask: ones([4]) }]],
      ["a fractional ignoreIndex", RANGE, "0.5", () => [t(), t(), { id: "b", ignoreIndex: 0.5 }]],
    ]),
    ...asCalled(method("add", measuring), [
      ["no spacing", TYPE, "spacing is undefined", () => [t(), t(), { id: "b" }]],
      [
        "masks where surfaces are measured",
        TYPE,
        "want a LabelMap",
        () => [ones([2, 2]), ones([2, 2]), { id: "b" }],
      ],
      [
        "a line where surfaces are measured",
        RANGE,
        "1 axes",
        () => [labelMap([0, 1]), labelMap([0, 1]), { id: "b", spacing: [1] }],
      ],
    ]),
    ...asCalled(method("addCounts"), [
      ["null as counts", TYPE, "null", () => [null, { id: "b" }]],
      ["soft counts", RANGE, "whole number", () => [{ ...good, predicted: [1, 1.5] }, { id: "b" }]],
      [
        "an intersection too large",
        RANGE,
        "is 2, more than the 1",
        () => [{ ...good, intersection: [2, 1] }, { id: "b" }],
      ],
      ["counts under an id that is there", RANGE, '"a"', () => [good, { id: "a" }]],
      ["surfaces where none are kept", TYPE, "keeps no surface", () => [good, { id: "b", surfaces: [] }]],
    ]),
    ...asCalled(method("addCounts", measuring), [
      ["counts without surfaces", TYPE, "surfaces is undefined", () => [good, { id: "b" }]],
      ["a surface too few", RANGE, "holds 0 values, want 1", () => [good, { id: "b", surfaces: [] }]],
      ["a surface of another kind", TYPE, "surfaces[0] is null", () => [good, { id: "b", surfaces: [null] }]],
    ]),
    ...asCalled(method("skip"), [
      ["a skipped case without a name", TYPE, "id is undefined", () => []],
      ["a skipped case that is there", RANGE, '"a"', () => ["a", "no"]],
      ["no reason", TYPE, "reason is undefined", () => ["b"]],
    ]),
    ...asCalled(method("merge"), [
      ["nothing to merge", TYPE, "other is undefined", () => []],
      ["a state to merge", TYPE, "DiceMeter.fromJSON makes one", () => [state()]],
      ["a meter with the same case", RANGE, '"a"', () => [meter()]],
      ["a meter with other options", RANGE, '{"classes":2}', () => [new DiceMeter({ classes: 2 })]],
    ]),
    ...asCalled(fromJSON, [
      ["no state", TYPE, "state is undefined", () => []],
      ["a text as state", TYPE, 'state is "{}"', () => ["{}"]],
      ["a state of another format", RANGE, '"csv"', () => [{ ...state(), format: "csv" }]],
      ["a state of a version to come", RANGE, "state.version is 2", () => [{ ...state(), version: 2 }]],
      ["a state without cases", TYPE, "state.cases is undefined", () => [{ ...state(), cases: undefined }]],
      [
        "a state with a case twice",
        RANGE,
        "a second time",
        () => [{ ...state(), cases: [...state().cases, ...state().cases] }],
      ],
    ]),
    ...asCalled(method("report"), [
      ["an unknown score", RANGE, '"dise"', () => [{ scores: ["dise"] }]],
      ["scores that are no list", TYPE, '"dice"', () => [{ scores: "dice" }]],
      ["no score", RANGE, "scores are []", () => [{ scores: [] }]],
      ["a measure that is not kept", RANGE, '"hd95" needs', () => [{ scores: ["hd95"] }]],
      ["a confidence in per cent", RANGE, "95", () => [{ confidence: 95 }]],
      ["NaN as confidence", RANGE, "NaN", () => [{ confidence: nan }]],
      ["a method of intervals", TYPE, '"method"', () => [{ method: "percentile" }]],
      ["more resamples than memory has room for", RANGE, "at most 1000000", () => [{ resamples: 1e12 }]],
      ["resamples of another kind", TYPE, "null", () => [{ resamples: null }]],
      ["a negative seed", RANGE, "-1", () => [{ seed: -1 }]],
      ["absent of another kind", TYPE, '"zero"', () => [{ absent: "zero" }]],
      ["a fractional number of worst cases", RANGE, "0.5", () => [{ worst: 0.5 }]],
    ]),
    ...asCalled(
      method("report", () => new DiceMeter({ classes: 1 })),
      [
        [
          "no class but the background",
          RANGE,
          "includeBackground is false",
          () => [{ includeBackground: false }],
        ],
      ],
    ),
    ...asCalled(method("compare"), [
      ["nothing to compare with", TYPE, "other is undefined", () => []],
      ["a meter of other classes", RANGE, "given 2 as classes", () => [new DiceMeter({ classes: 2 })]],
      [
        "a meter of another target",
        RANGE,
        "2 voxels of class 0 here and 3",
        () => [new DiceMeter().addCounts({ ...good, actual: [3, 0], intersection: [1, 0] }, { id: "a" })],
      ],
    ]),
    ["maps that went elsewhere", TYPE, "detached", () => [t(), detached(t()), { id: "b" }], method("add")],
  ]),
];
