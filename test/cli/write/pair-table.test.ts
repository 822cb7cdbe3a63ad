import { expect, it } from "vitest";
import { DEFAULT_METRICS } from "../../../src/cli/arguments/metrics.ts";
import { reportPair, type ScoreReport } from "../../../src/cli/report/pair-report.ts";
import { scoreTable } from "../../../src/cli/write/pair-table.ts";
import { labelMap } from "../../../src/index.ts";
import { DiceMeter } from "../../../src/metrics/dice-meter.ts";

const counts = {
  intersection: [1_234_000, 600, 0, 0, 0, 0],
  predicted: [1_234_500, 1000, 0, 0, 5, 0],
  actual: [1_234_505, 1000, 0, 0, 0, 0],
  voxels: 1_235_505,
};

function report(
  { ignored, ...extra }: Partial<ScoreReport> = {},
  names = new Map<number, string>(),
  of: typeof counts = counts,
): ScoreReport {
  const { includeBackground = false } = extra;
  const state = new DiceMeter().addCounts(of, { id: "a" }).toJSON();
  const scored = { state, classes: of.actual.length, shape: [109, 109, 104], ignored: ignored?.voxels ?? 0 };
  const options = {
    scores: DEFAULT_METRICS.scores,
    names,
    settings: { includeBackground },
    ignore: ignored?.label,
  };
  return {
    ...reportPair({ id: "a", prediction: "a.nii.gz", target: "b.nii.gz" }, scored, options),
    ...extra,
  };
}

it("shows the files, one row a class, the mean and what it leaves out", () => {
  const text = scoreTable(report({ spacing: [Math.fround(0.782), 1, 5] }), { colors: false });
  expect(text).toBe(`\
prediction  a.nii.gz
target      b.nii.gz
voxels      1,235,505 (109 × 109 × 104, 0.782 × 1 × 5 mm)

class   prediction      target     Dice   Jaccard   precision   recall
──────────────────────────────────────────────────────────────────────
0        1,234,500   1,234,505   0.9996    0.9992      0.9996   0.9996
1            1,000       1,000   0.6000    0.4286      0.6000   0.6000
2–3              0           0        –         –           –        –
4                5           0   0.0000    0.0000      0.0000   0.0000
5                0           0        –         –           –        –
──────────────────────────────────────────────────────────────────────
mean                             0.3000    0.2143      0.3000   0.3000

mean of 2 classes; background (class 0) left out; 3 skipped, in neither file
`);
});

it("shows names, also of classes that are absent", () => {
  const names = new Map([
    [1, "liver"],
    [3, "左腎"],
  ]);
  const lines = scoreTable(report({}, names), { colors: false }).split("\n");
  expect(lines.slice(6, 12)).toEqual([
    "0          1,234,500   1,234,505   0.9996    0.9992      0.9996   0.9996",
    "1 liver        1,000       1,000   0.6000    0.4286      0.6000   0.6000",
    "2                  0           0        –         –           –        –",
    "3 左腎             0           0        –         –           –        –",
    "4                  5           0   0.0000    0.0000      0.0000   0.0000",
    "5                  0           0        –         –           –        –",
  ]);
});

it("aligns class numbers of several digits", () => {
  const many = { ...counts };
  for (const key of ["intersection", "predicted", "actual"] as const)
    many[key] = [...counts[key], 0, 0, 0, 0, 7];
  const lines = scoreTable(report({}, new Map([[1, "liver"]]), many), { colors: false }).split("\n");
  expect(lines.slice(6, 12).map((line) => line.slice(0, 10))).toEqual([
    " 0        ",
    " 1 liver  ",
    " 2–3      ",
    " 4        ",
    " 5–9      ",
    "10        ",
  ]);
});

it("tells what was ignored and that background counts", () => {
  const text = scoreTable(report({ includeBackground: true, ignored: { label: 255, voxels: 4321 } }), {
    colors: false,
  });
  expect(text.split("\n").slice(-3)).toEqual([
    "mean of 3 classes; background included; 3 skipped, in neither file",
    "4,321 voxels ignored, target label 255",
    "",
  ]);
});

it("shows the scores that were asked for, and what to know", () => {
  const scores = { dice: 0.5, hd95: "Infinity", "surface-dice@2mm": null } as const;
  const text = scoreTable(
    {
      ...report({ note: "the target does not say where" }),
      scores: ["dice", "hd95", "surface-dice@2mm"],
      classes: [{ class: 1, intersection: 1, predicted: 2, actual: 2, scores }],
      mean: { scores, classes: 1 },
      skipped: [],
    },
    { colors: false },
  );
  expect(text.split("\n").slice(4)).toEqual([
    "class   prediction   target     Dice   HD95, mm   surface Dice @ 2 mm",
    "─────────────────────────────────────────────────────────────────────",
    "1                2        2   0.5000          ∞                     –",
    "─────────────────────────────────────────────────────────────────────",
    "mean                          0.5000          ∞                     –",
    "",
    "mean of 1 class; background (class 0) left out",
    "the target does not say where",
    "",
  ]);
});

it("dims what is secondary and stresses the mean, in colours only", () => {
  const plain = scoreTable(report(), { colors: false });
  const colored = scoreTable(report(), { colors: true });
  expect(plain).not.toContain("\x1b");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences are what is looked for.
  expect(colored.replace(/\x1b\[\d+m/g, "")).toBe(plain);
  const lines = colored.split("\n");
  expect(lines.filter((line) => line.startsWith("\x1b[1m"))).toEqual([expect.stringContaining("mean")]);
  expect(lines.find((line) => line.includes("1,234,500"))).toMatch("\x1b[2m0 ");
  expect(lines.find((line) => line.startsWith("1 "))).not.toContain("\x1b");
});

it("shows what the grid cannot tell from 0 with its bounds, and names a tolerance finer than the grid", () => {
  const state = new DiceMeter({ surface: { percentiles: [95], tolerances: [0.3] } });
  const slab = (first: number) =>
    labelMap(
      Uint8Array.from({ length: 64 }, (_, k) => (k >= 8 * first ? 1 : 0)),
      [8, 8],
    );
  state.add(slab(2), slab(3), { id: "a", spacing: [5, 0.8] });
  const scored = { state: state.toJSON(), classes: 2, shape: [8, 8], spacing: [5, 0.8], ignored: 0 };
  const options = {
    scores: ["hd95", "surface-dice@0.3mm"] as const,
    names: new Map(),
    settings: {},
    ignore: undefined,
  };
  const lines = scoreTable(
    reportPair({ id: "a", prediction: "a.nii.gz", target: "b.nii.gz" }, scored, options),
    { colors: false },
  ).split("\n");
  expect(lines.find((line) => line.startsWith("1 "))).toContain("5.00 (0 to 10.06, slices of 5 mm)");
  expect(lines.find((line) => line.startsWith("mean "))).toContain("5.00 (0 to 10.06, slices of 5 mm)");
  expect(lines).toContain(
    "in brackets: all values that surfaces between the voxels can have; voxels of 5 × 0.8 mm show no less",
  );
  expect(lines).toContain(
    "surface Dice @ 0.3 mm: the tolerance is less than half a voxel, so the score depends on the grid; voxels of 5 × 0.8 mm",
  );
});
