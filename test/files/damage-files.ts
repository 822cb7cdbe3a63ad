/*
 * Reads mutants of valid files of every format, in one process and in a loop without pauses, and prints a table: how many
 * were read, how many refused, the slowest one and the most memory. Ends with an error if a reader throws anything but a
 * fault of the input, or returns half a volume.
 *
 *     npm run test:damaged -- --count 100000 --seed 1 --only .nii.gz
 */

import { parseArgs } from "node:util";
import fc from "fast-check";
import { readSource } from "../../src/files/read-volume.ts";
import { memorySource } from "../../src/files/source/blob-source.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { type Bytes, MUTATED_FILES, type MutatedFile, mutations } from "./mutated-files.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
const LIMIT = 2 ** 26;
/** Mutants that are drawn at once: fast-check holds all of a draw. */
const DRAWN_AT_ONCE = 1000;

interface Row {
  read: number;
  refused: number;
  slowest: number;
  peak: number;
}

async function readOne(name: string, bytes: Bytes, row: Row): Promise<void> {
  const begin = performance.now();
  try {
    const volume = await readSource(memorySource(bytes, name, []), { limit: LIMIT });
    const size = volume.shape.reduce((product, extent) => product * extent, 1);
    const lengths = [...(volume.spacing ?? []), ...(volume.affine ?? [])];
    if (volume.labels.length !== size || !lengths.every(Number.isFinite)) throw new Error("half a volume");
    row.read++;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    row.refused++;
  }
  row.slowest = Math.max(row.slowest, performance.now() - begin);
}

async function mutate([name, valid, fields]: MutatedFile): Promise<Row> {
  const row: Row = { read: 0, refused: 0, slowest: 0, peak: 0 };
  const steps = fc.array(mutations(fields), { minLength: 1, maxLength: 4 });
  for (let done = 0; done < count; done += DRAWN_AT_ONCE) {
    const draws = fc.sample(steps, { seed: seed + done, numRuns: Math.min(DRAWN_AT_ONCE, count - done) });
    for (const draw of draws) {
      const mutant = draw.reduce<Bytes>((last, step) => step(last), new Uint8Array(valid.slice(0)));
      try {
        await readOne(name, mutant, row);
      } catch (error) {
        const shown = Buffer.from(mutant).toString("base64").slice(0, 4000);
        throw new Error(`${name}: fault of the reader on ${shown}`, { cause: error });
      }
    }
    row.peak = Math.max(row.peak, process.memoryUsage.rss());
  }
  return row;
}

const MIB = 2 ** 20;
console.log(
  `| file | read | refused | slowest, ms | peak memory, MiB |\n| --- | ---: | ---: | ---: | ---: |`,
);
for (const file of MUTATED_FILES.filter(([name]) => name.endsWith(values.only))) {
  const { read, refused, slowest, peak } = await mutate(file);
  console.log(`| ${file[0]} | ${read} | ${refused} | ${slowest.toFixed(0)} | ${(peak / MIB).toFixed(0)} |`);
}
