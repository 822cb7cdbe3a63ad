import { parseArgs } from "node:util";
import { labelMap, surfaceDistances } from "../../src/index.ts";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { naiveMeshDistances } from "../../test/metrics/naive-mesh.ts";

/**
 * Compares the distances of meshes with those of every element from every triangle, on random pairs: small ones, and then larger ones that
 * are searched in WebAssembly.
 */
const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "500" },
    larger: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
  },
});
for (const { pairs, name, least, extents, flat } of [
  { pairs: Number(values.pairs), name: "pairs", least: 1, extents: 4, flat: 0.25 },
  { pairs: Number(values.larger), name: "larger pairs", least: 6, extents: 2, flat: 0 },
]) {
  const random = mulberry32(Number(values.seed));
  let largest = 0;
  let compared = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const dimensions = flat > 0 && random() < flat ? 2 : 3;
    const shape = Array.from({ length: dimensions }, () => least + Math.floor(extents * random()));
    const isTilted = random() < 0.3;
    const axes = shape.map((_, k) =>
      shape.map((_, other) => (k === other ? 0.3 + 3 * random() : isTilted ? 0.4 * random() : 0)),
    );
    const size = shape.reduce((product, extent) => product * extent);
    const share = 0.2 + 0.6 * random();
    const prediction = Uint8Array.from({ length: size }, () => Number(random() < share));
    const target = prediction.map((label) => (random() < 0.2 ? 1 - label : label));
    const maps = [labelMap(prediction, shape), labelMap(target, shape)] as const;
    const { classes } = surfaceDistances(...maps, { classes: 2, axes, boundary: "mesh" });
    for (const [from, to, { distances, sizes }] of [
      [...maps, classes[1]!.prediction],
      [maps[1], maps[0], classes[1]!.target],
    ] as const) {
      const want = naiveMeshDistances(from, to, 1, axes).filter(([distance]) => distance < Infinity);
      if (want.length === 0) continue;
      compared++;
      const total = (pairs: readonly (readonly [number, number])[], power: number) =>
        pairs.reduce((sum, [distance, part]) => sum + part * distance ** power, 0);
      const got = Array.from(distances, (distance, k) => [distance, sizes[k]!] as const);
      const errors = [
        Math.abs(got.at(-1)![0] - want.at(-1)![0]),
        Math.abs(got[0]![0] - want[0]![0]),
        ...[0, 1, 2].map(
          (power) => Math.abs(total(got, power) - total(want, power)) / (1 + total(want, power)),
        ),
      ];
      largest = Math.max(largest, ...errors);
    }
  }
  console.log(
    `${pairs} ${name}, ${compared} surfaces compared, seed ${values.seed}: largest difference ${largest.toExponential(1)}`,
  );
  if (largest >= 1e-9) process.exitCode = 1;
}
