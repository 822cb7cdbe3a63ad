import {
  averageSurfaceDistance,
  hausdorffDistance,
  type LabelMap,
  labelMap,
  type SurfaceBoundary,
  surfaceDistances,
} from "../../src/index.ts";

/** The middle of the spheres, off the grid. */
const MIDDLE = [0.13, 0.27, 0.31];
const SPACINGS = [
  [1, 1, 1],
  [2, 2, 2],
  [3, 1, 1],
  [5, 0.8, 0.8],
];
const RADII = [
  [10, 10.4],
  [10, 11.3],
  [10, 12.5],
] as const;
const BOUNDARIES: readonly SurfaceBoundary[] = ["area", "voxels", "mesh"];

function ball(radius: number, spacing: readonly number[], shape: readonly number[]): LabelMap {
  const labels = new Uint8Array(shape.reduce((product, extent) => product * extent));
  for (let at = 0; at < labels.length; at++) {
    const place = [
      Math.floor(at / (shape[1]! * shape[2]!)),
      Math.floor(at / shape[2]!) % shape[1]!,
      at % shape[2]!,
    ];
    const square = place.reduce(
      (sum, index, axis) => sum + ((index - (shape[axis]! - 1) / 2) * spacing[axis]! - MIDDLE[axis]!) ** 2,
      0,
    );
    if (square <= radius * radius) labels[at] = 1;
  }
  return labelMap(labels, shape);
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
const rootMeanSquare = (numbers: readonly number[]) =>
  Math.sqrt(sum(numbers.map((n) => n * n)) / numbers.length);

const rows: string[] = [];
const errors = BOUNDARIES.map(() => ({ hd: [] as number[], hd95: [] as number[], assd: [] as number[] }));
for (const spacing of SPACINGS) {
  for (const [inner, outer] of RADII) {
    const gap = outer - inner;
    const shape = spacing.map((size) => 2 * Math.ceil((outer + 3) / size) + 1);
    const [prediction, target] = [ball(inner, spacing, shape), ball(outer, spacing, shape)];
    const cells = BOUNDARIES.map((boundary, k) => {
      const distances = surfaceDistances(prediction, target, { classes: 2, spacing, boundary });
      const scores = {
        hd: hausdorffDistance(distances),
        hd95: hausdorffDistance(distances, { percentile: 95 }),
        assd: averageSurfaceDistance(distances),
      };
      for (const key of ["hd", "hd95", "assd"] as const) errors[k]![key].push(scores[key] - gap);
      const area = sum(distances.classes[1]!.prediction.sizes) / (4 * Math.PI * inner * inner) - 1;
      const areaText =
        boundary === "voxels" ? "" : ` ${area < 0 ? "−" : "+"}${Math.abs(100 * area).toFixed(1)} %`;
      return `${scores.hd.toFixed(2)} ${scores.hd95.toFixed(2)} ${scores.assd.toFixed(2)}${areaText}`;
    });
    rows.push(`| ${spacing.join(" × ")} | ${gap.toFixed(1)} | ${cells.join(" | ")} |`);
  }
}
console.log(
  "| spacing | gap | area: HD, HD95, ASSD, area of the sphere | voxels: HD, HD95, ASSD | mesh: HD, HD95, ASSD, area of the sphere |",
);
console.log("| --- | --- | --- | --- | --- |");
for (const row of rows) console.log(row);
const text = errors.map(({ hd, hd95, assd }) =>
  [hd, hd95, assd].map((list) => rootMeanSquare(list).toFixed(2)).join(" "),
);
console.log(`| root mean square error | | ${text.join(" | ")} |`);
