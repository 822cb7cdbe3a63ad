import { parseArgs } from "node:util";
import { labelMap, surfaceDistances } from "softdice";
import { mulberry32 } from "../../src/kernels/sampling/random.ts";
import { balls, type Shape, shifted } from "../inputs/volumes.ts";
import { meshSteps } from "./mesh-steps.ts";

/** The most times that distances of a mesh should take of the time by `"area"`. */
const WANTED = 2.5;

/**
 * Compares the time of distances of a mesh with that of `"area"`, in processor time, the least of some runs, and says of each time that is
 * too long which part of it is.
 */
const { values } = parseArgs({
  options: {
    size: { type: "string", default: "256" },
    runs: { type: "string", default: "3" },
  },
});
const extent = Number(values.size);
const shape: Shape = [extent, extent, extent];
const volume = balls(shape, 12, 5);
const target = labelMap(volume.labels, [...shape]);
const random = mulberry32(1);
/** The balls without one in twenty of the voxels at their right. */
const chipped = volume.labels.map((label, at) =>
  label !== 0 && volume.labels[at + 1] === 0 && random() < 0.05 ? 0 : label,
);
const reasons: string[] = [];
for (const [name, labels] of [
  ["shifted by 1", shifted(volume, 1)],
  ["shifted by 20", shifted(volume, 20)],
  ["equal but for one in twenty of the voxels at one side", chipped],
] as const) {
  const prediction = labelMap(labels, [...shape]);
  const [area, mesh] = (["area", "mesh"] as const).map((boundary) => {
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < Number(values.runs); run++) {
      const start = process.cpuUsage();
      surfaceDistances(prediction, target, { classes: volume.classes, boundary });
      const { user, system } = process.cpuUsage(start);
      least = Math.min(least, (user + system) / 1e6);
    }
    return least;
  }) as [number, number];
  console.log(
    `${volume.classes - 1} balls in ${extent}³, ${name}: area ${area.toFixed(2)} s, mesh ${mesh.toFixed(2)} s, ${(mesh / area).toFixed(1)} times`,
  );
  const runs = Array.from({ length: Number(values.runs) }, () =>
    meshSteps(prediction, target, volume.classes),
  );
  const { elements, points, forms, nearest } = runs.reduce((least, run) =>
    run.nearest < least.nearest ? run : least,
  );
  console.log(
    `  ${(elements / 1e6).toFixed(2)} million elements: points ${points.toFixed(2)} s, elements ${forms.toFixed(2)} s, the nearest of each ${nearest.toFixed(2)} s`,
  );
  if (mesh <= WANTED * area) continue;
  const times = (seconds: number) => (seconds / area).toFixed(1);
  const rest = Math.max(0, mesh - points - forms - nearest);
  reasons.push(
    `  ${name}: points and elements alone are ${times(points + forms)} times area, the nearest of each ${times(nearest)} times, the order of distances and the rest ${times(rest)} times`,
  );
}
if (reasons.length > 0) console.log(`More than ${WANTED} times area:\n${reasons.join("\n")}`);
