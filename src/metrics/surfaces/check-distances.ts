import { checkChoice } from "../../tensor/check-options.ts";
import { describe } from "../../tensor/describe.ts";
import { BOUNDARIES, type DirectedDistances } from "./class-surfaces.ts";
import type { SurfaceDistances } from "./surface-distances.ts";

/** Validates distances, and returns them. */
export function checkDistances(name: string, distances: unknown): SurfaceDistances {
  if (typeof distances !== "object" || distances === null) {
    throw new TypeError(`${name}: distances are ${describe(distances)}, want the result of surfaceDistances`);
  }
  const { classes, boundary } = distances as SurfaceDistances;
  if (!Array.isArray(classes)) {
    throw new TypeError(
      `${name}: distances.classes is ${describe(classes)}, want the result of surfaceDistances`,
    );
  }
  checkChoice(name, "distances.boundary", boundary, BOUNDARIES);
  if (classes.length === 0) throw new RangeError(`${name}: distances hold no class`);
  for (const [label, surfaces] of classes.entries()) {
    if (surfaces === null && label === 0) continue;
    for (const map of ["prediction", "target"] as const) {
      checkDirected(name, `distances.classes[${label}].${map}`, surfaces?.[map]);
    }
  }
  return distances as SurfaceDistances;
}

function checkDirected(name: string, what: string, directed: unknown): void {
  const { distances, sizes } = (directed ?? {}) as DirectedDistances;
  for (const [key, list] of Object.entries({ distances, sizes })) {
    if (!(list instanceof Float64Array)) {
      throw new TypeError(`${name}: ${what}.${key} is ${describe(list)}, want a Float64Array`);
    }
  }
  if (distances.length !== sizes.length) {
    throw new RangeError(`${name}: ${what} holds ${distances.length} distances and ${sizes.length} sizes`);
  }
  let before = 0;
  for (let k = 0; k < distances.length; k++) {
    // NaN fails every comparison.
    if (!(distances[k]! >= before)) {
      throw new RangeError(
        `${name}: ${what}.distances holds ${distances[k]} after ${before}, want ascending distances`,
      );
    }
    if (!(sizes[k]! > 0 && sizes[k]! < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${name}: ${what}.sizes holds ${sizes[k]}, want finite numbers above 0`);
    }
    before = distances[k]!;
  }
}
