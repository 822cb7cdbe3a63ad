import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeNpy } from "../../files/make/make-npy.ts";
import { buildProgram, node, program } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const data = process.env.SOFTDICE_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const present = existsSync(data);
if (!present) console.warn(`SKIPPED: the command line was not tried on real volumes, ${data} is missing`);

/** Voxels of labels, as the page of the data tells them. */
const volumes: readonly [name: string, voxels: Readonly<Record<number, number>>][] = [
  ["lesion", { 0: 2745119, 1: 1125, 2: 27069, 3: 4287 }],
  [
    "torsoLabel",
    {
      ...{ 0: 10076763, 1: 33634, 2: 56966, 3: 60395, 4: 10105, 5: 4368 },
      ...{ 6: 385168, 7: 121990, 8: 30537, 9: 21672, 10: 18437, 11: 116285 },
    },
  ],
  ["bigbrain", { 0: 36282226, 1: 2536, 6: 1315, 15: 66104, 22: 15722 }],
];

buildProgram();

const meter = write(
  "meter.mjs",
  `import { writeFileSync } from "node:fs";
  process.on("exit", () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));`,
);

/** What the program says of two files, and the most memory that it held, in bytes. */
function score(prediction: string, target: string) {
  const peak = join(path, "peak");
  const run = node(["--import", meter, program, "score", prediction, target, "--json"], {
    env: { PEAK: peak },
  });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  const memory = Number(readFileSync(peak, "utf8")) * 1024;
  return { report: JSON.parse(run.stdout), memory };
}

interface ClassCounts {
  readonly class: number;
  readonly predicted: number;
  readonly actual: number;
  readonly intersection: number;
  readonly dice: number | null;
}

/** The voxels of a volume, x first, and a file of others behind its header. */
function load(name: string) {
  const bytes = gunzipSync(readFileSync(`${data}/${name}.nii.gz`));
  const [nx, ny, nz] = [42, 44, 46].map((at) => bytes.readInt16LE(at)) as [number, number, number];
  const first = bytes.readFloatLE(108);
  const labels = new Uint8Array(bytes.subarray(first, first + nx * ny * nz));
  const save = (change: string, voxels: Uint8Array) => {
    const file = join(path, `${name}-${change}.nii`);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, first), voxels]));
    return file;
  };
  return { labels, nx, ny, save };
}

/**
 * Dice of a volume and itself shifted by a voxel in x, from the volume alone: of each run of a label all voxels but one meet
 * those of the shifted run, and a run that ends at the edge loses a voxel there.
 */
function diceOfShift(labels: Uint8Array, nx: number): Map<number, number> {
  const [voxels, runs, lost] = [0, 0, 0].map(() => new Float64Array(256)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!;
    voxels[label]!++;
    if (at % nx === 0 || labels[at - 1] !== label) runs[label]!++;
    if (at % nx === nx - 1) lost[label]!++;
  }
  const dice = (label: number) => (2 * (voxels[label]! - runs[label]!)) / (2 * voxels[label]! - lost[label]!);
  return new Map(
    [...voxels.keys()]
      .filter((label) => label > 0 && voxels[label]! > 0)
      .map((label) => [label, dice(label)]),
  );
}

describe.runIf(present).each(volumes)("%s", (name, voxels) => {
  const target = `${data}/${name}.nii.gz`;
  const { labels, nx, ny, save } = present ? load(name) : ({} as ReturnType<typeof load>);

  it("shifted by a voxel: the Dice that its runs tell, in less than three times the memory of both maps", () => {
    const shifted = new Uint8Array(labels.length);
    for (let at = 0; at < labels.length; at++) shifted[at] = at % nx === 0 ? 0 : labels[at - 1]!;
    const { report, memory } = score(save("shifted", shifted), target);
    const classes: ClassCounts[] = report.classes;
    for (const [label, count] of Object.entries(voxels)) expect(classes[Number(label)]!.actual).toBe(count);
    const expected = diceOfShift(labels, nx);
    expect(expected.size).toBe(classes.filter((one) => one.class > 0 && one.actual > 0).length);
    for (const [label, dice] of expected) expect(classes[label]!.dice).toBe(dice);

    // A run on a few voxels loads the same code.
    const tiny = write("tiny.npy", makeNpy("|u1", [4], Uint8Array.of(0, 1, 1, 2)));
    expect(memory - score(tiny, tiny).memory).toBeLessThan(3 * 2 * labels.length);
  });

  it("mirrored: as many voxels of each class, and no more overlap than it has", () => {
    const mirrored = new Uint8Array(labels.length);
    for (let row = 0; row < labels.length; row += nx)
      mirrored.set(
        labels
          .subarray(row, row + nx)
          .slice()
          .reverse(),
        row,
      );
    const { report } = score(save("mirrored", mirrored), target);
    for (const one of report.classes as ClassCounts[]) {
      expect(one.predicted).toBe(one.actual);
      expect(one.dice).toBe(one.actual === 0 ? null : one.intersection / one.actual);
    }
  });

  it("eroded: all that is left is right, and what is gone is missed", () => {
    const eroded = new Uint8Array(labels.length);
    const steps = [1, nx, nx * ny];
    for (let at = nx * ny; at < labels.length - nx * ny; at++) {
      const label = labels[at]!;
      if (steps.every((step) => labels[at - step] === label && labels[at + step] === label))
        eroded[at] = label;
    }
    const left = new Float64Array(256);
    for (const label of eroded) left[label]!++;
    const { report } = score(save("eroded", eroded), target);
    for (const one of (report.classes as ClassCounts[]).slice(1)) {
      expect([one.predicted, one.intersection]).toEqual([left[one.class], left[one.class]]);
    }
  });
});
