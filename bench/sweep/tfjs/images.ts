import * as module from "@tensorflow/tfjs";
import { resized } from "../formulas.ts";
import { generic } from "../points.ts";
import { type Foreign, fault, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;

type Size = readonly [rows: number, columns: number];

const SIZES: readonly (readonly [from: Size, to: Size])[] = [
  [
    [2, 2],
    [4, 4],
  ],
  [
    [4, 4],
    [2, 2],
  ],
  [
    [3, 3],
    [5, 4],
  ],
  [
    [3, 3],
    [1, 1],
  ],
];

const resizing = SIZES.flatMap(([from, to]): Row[] => {
  const at = { generic: generic(1, ...from, 1) };
  const named = `${from.join("×")} to ${to.join("×")}`;
  const ignored = fault("backward ignores halfPixelCenters", "generic");
  const isExact = from[0] === 2;
  return [
    row(`image.resizeBilinear, ${named}`, (x) => tf.image.resizeBilinear(x, to), at),
    row(`image.resizeBilinear, alignCorners, ${named}`, (x) => tf.image.resizeBilinear(x, to, true), at),
    row(
      `image.resizeBilinear, halfPixelCenters, ${named}`,
      (x) => tf.image.resizeBilinear(x, to, false, true),
      at,
      {
        formula: resized(from, to, false),
        notes: ignored,
      },
    ),
    row(`image.resizeNearestNeighbor, ${named}`, (x) => tf.image.resizeNearestNeighbor(x, to), at),
    row(
      `image.resizeNearestNeighbor, halfPixelCenters, ${named}`,
      (x) => tf.image.resizeNearestNeighbor(x, to, false, true),
      at,
      {
        formula: resized(from, to, true),
        notes: isExact ? {} : ignored,
      },
    ),
  ];
});

/** Functions of pictures. */
export const IMAGES: readonly Row[] = [
  ...resizing,
  row("image.resizeBilinear, not square", (x) => tf.image.resizeBilinear(x, [4, 6]), {
    generic: generic(1, 2, 3, 1),
  }),
  row("image.grayscaleToRGB", (x) => tf.image.grayscaleToRGB(x), { generic: generic(1, 2, 2, 1) }),
  row("image.rgbToGrayscale", (x) => tf.image.rgbToGrayscale(x), { generic: generic(1, 2, 2, 3) }),
  row("image.flipLeftRight", (x) => tf.image.flipLeftRight(x), { generic: generic(1, 2, 3, 1) }),
  row(
    "image.cropAndResize",
    (x) => tf.image.cropAndResize(x, tf.tensor2d([[0, 0, 1, 1]]), tf.tensor1d([0], "int32"), [2, 2]),
    {
      generic: generic(1, 3, 3, 1),
    },
  ),
];
