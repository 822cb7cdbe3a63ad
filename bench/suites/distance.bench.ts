import type { GridPoints } from "../../src/kernels/surfaces/boundary-points.ts";
import { nearestSquares } from "../../src/kernels/surfaces/nearest-squares.ts";
import { emptyGaps } from "../../src/kernels/surfaces/plane-gaps.ts";
import { type Case, type Checksum, ownMegabytes, type Suite, subject } from "../harness/subject.ts";
import { uniform } from "../inputs/inputs.ts";
import { balls, type Shape } from "../inputs/volumes.ts";
import { plainTransform } from "../surfaces/plain-transform.ts";

/** Voxels drawn alone. */
function scattered(shape: Shape, part: number): Uint8Array {
  const next = uniform(3);
  return Uint8Array.from({ length: shape[0] * shape[1] * shape[2] }, () => (next() < part ? 1 : 0));
}

/** Voxels of balls that have a neighbour outside. */
function shells(shape: Shape): Uint8Array {
  const { labels } = balls(shape, 12, 5);
  const steps = [shape[1] * shape[2], shape[2], 1];
  return labels.map((label, at) =>
    label > 0 && steps.some((step) => labels[at - step] !== label || labels[at + step] !== label) ? 1 : 0,
  );
}

const masks: Record<string, (shape: Shape) => Uint8Array> = {
  "shells of balls": shells,
  "1 voxel in 10,000": (shape) => scattered(shape, 1e-4),
  "1 voxel in 100": (shape) => scattered(shape, 0.01),
  "every other voxel": (shape) => scattered(shape, 0.5),
};

/** The points of a mask, or all. */
function pointsOf(mask: Uint8Array, shape: Shape, all: boolean): GridPoints {
  const size = shape[1] * shape[2];
  const starts = new Float64Array(shape[0] + 1);
  const places: number[] = [];
  for (let plane = 0; plane < shape[0]; plane++) {
    for (let at = 0; at < size; at++) if (all || mask[plane * size + at] === 1) places.push(at);
    starts[plane + 1] = places.length;
  }
  return { starts, places: Uint32Array.from(places), codes: new Uint8Array(0) };
}

const sumOf = (squares: Float64Array): Checksum => ({
  squares: squares.reduce((sum, square) => sum + square, 0),
});

function plainSquares(mask: Uint8Array, shape: Shape, spacing: Shape): Float64Array {
  const squares = Float64Array.from(mask, (one) => (one === 1 ? 0 : Infinity));
  plainTransform(squares, shape, spacing);
  return squares;
}

function transformCase(kind: string, shape: Shape, spacing: Shape): Case {
  const make = masks[kind]!;
  const [planes, rows, columns] = shape;
  return {
    size: `${shape.join(" × ")} ${kind}`,
    elements: planes * rows * columns,
    tolerance: 1e-12,
    expected: () => sumOf(plainSquares(make(shape), shape, spacing)),
    subjects: [
      subject("textbook", () => {
        const mask = make(shape);
        return { run: () => plainSquares(mask, shape, spacing), megabytes: ownMegabytes, checksum: sumOf };
      }),
      subject("nearestSquares", () => {
        const mask = make(shape);
        const [points, sites] = [pointsOf(mask, shape, true), pointsOf(mask, shape, false)];
        const grid = { planes, rows, columns };
        const weights = spacing.map((size) => size ** 2) as unknown as Shape;
        return {
          run: () => nearestSquares(points, sites, grid, weights, () => emptyGaps(grid)),
          megabytes: ownMegabytes,
          checksum: sumOf,
        };
      }),
    ],
  };
}

export const distance: Suite = {
  name: "distance",
  title: "the squared distance of every voxel of a volume to the nearest of a mask",
  unit: "voxel",
  cases: [
    ...Object.keys(masks).map((kind) => transformCase(kind, [192, 192, 192], [1, 1, 1])),
    transformCase("shells of balls", [89, 320, 384], [5, 0.782, 0.782]),
  ],
};
