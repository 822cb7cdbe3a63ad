import * as module from "@tensorflow/tfjs";
import { type Windows, windowMaxima, windowMeans } from "../formulas.ts";
import { equalTo, generic, negative } from "../points.ts";
import { convention, type Foreign, fault, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;
const picture = (extent: number) => generic(1, extent, extent, 1);
const padded = "backward divides by all cells of a window, forward by those within";

interface Window {
  readonly size: number;
  readonly stride: number;
  readonly pad: "same" | "valid" | number;
}

const WINDOWS_OF_5: readonly Window[] = [
  { size: 2, stride: 1, pad: "valid" },
  { size: 2, stride: 2, pad: "valid" },
  { size: 3, stride: 2, pad: "valid" },
  { size: 2, stride: 1, pad: "same" },
  { size: 3, stride: 1, pad: "same" },
  { size: 3, stride: 2, pad: "same" },
  { size: 3, stride: 1, pad: 1 },
  { size: 3, stride: 2, pad: 1 },
];

const named = ({ size, stride, pad }: Window) =>
  `${size}, stride ${stride}, ${typeof pad === "number" ? `pad ${pad}` : pad}`;

/** Where the first window begins before a picture of 5 × 5, and how many windows a row has. */
function layoutOf({ size, stride, pad }: Window): Windows {
  const known = { extent: 5, size, stride };
  if (pad === "valid") return { ...known, before: 0, count: Math.floor((5 - size) / stride) + 1 };
  if (typeof pad === "number") {
    return { ...known, before: pad, count: Math.floor((5 + 2 * pad - size) / stride) + 1 };
  }
  const count = Math.ceil(5 / stride);
  return { ...known, before: Math.floor(Math.max(0, (count - 1) * stride + size - 5) / 2), count };
}

const pools = WINDOWS_OF_5.flatMap((window): Row[] => {
  const { size, stride, pad } = window;
  const notes = pad === "valid" ? {} : fault(padded, "generic");
  return [
    row(
      `avgPool ${named(window)}`,
      (x) => tf.avgPool(x, size, stride, pad),
      { generic: picture(5) },
      {
        formula: windowMeans(layoutOf(window)),
        notes,
      },
    ),
    row(
      `maxPool ${named(window)}`,
      (x) => tf.maxPool(x, size, stride, pad),
      { generic: picture(5) },
      {
        formula: windowMaxima(layoutOf(window)),
      },
    ),
  ];
});

/** Pooling and other windows. */
export const WINDOWS: readonly Row[] = [
  ...pools,
  row(
    "maxPool of negative numbers, same",
    (x) => tf.maxPool(x, 2, 1, "same"),
    { generic: negative(1, 3, 3, 1) },
    {
      formula: windowMaxima({ extent: 3, size: 2, stride: 1, before: 0, count: 3 }),
    },
  ),
  row(
    "maxPool of equal elements",
    (x) => tf.maxPool(x, [1, 2], 1, "valid"),
    { ties: equalTo(1, 1, 1, 4, 1) },
    {
      formula: (x) => [0, 1, 2].map((k) => Math.max(x![k]!, x![k + 1]!)),
      notes: convention("the first of equal elements", "ties"),
    },
  ),
  row("maxPool3d", (x) => tf.maxPool3d(x, 2, 1, "same"), { generic: generic(1, 3, 3, 3, 1) }),
  row("avgPool3d, valid", (x) => tf.avgPool3d(x, 2, 1, "valid"), { generic: generic(1, 3, 3, 3, 1) }),
  row(
    "avgPool3d, same",
    (x) => tf.avgPool3d(x, 2, 1, "same"),
    { generic: generic(1, 2, 1, 1, 1) },
    {
      formula: (x) => [(x![0]! + x![1]!) / 2, x![1]!],
      notes: fault(padded, "generic"),
    },
  ),
  row("pool, average, dilation 2", (x) => tf.pool(x, [2, 2], "avg", "valid", [2, 2], [1, 1]), {
    generic: picture(4),
  }),
  row(
    "pool, maximum, dilation 2",
    (x) => tf.pool(x, [2, 2], "max", "valid", [2, 2], [1, 1]),
    { generic: picture(4) },
    {
      formula: (x) => [0, 1, 4, 5].map((k) => Math.max(x![k]!, x![k + 2]!, x![k + 8]!, x![k + 10]!)),
    },
  ),
  row("dilation2d", (x, k) => tf.dilation2d(x, k, 1, "valid"), { generic: [picture(3), generic(2, 2, 1)] }),
  row("localResponseNormalization", (x) => tf.localResponseNormalization(x, 1), {
    generic: generic(1, 1, 2, 4),
  }),
  row("localResponseNormalization, wide", (x) => tf.localResponseNormalization(x, 2, 1, 0.5, 0.75), {
    generic: generic(1, 1, 2, 4),
  }),
  row(
    "batchNorm",
    (x, scale, offset) => tf.batchNorm(x, tf.tensor1d([0.1, 0.2]), tf.tensor1d([0.5, 1.5]), offset, scale),
    {
      generic: [generic(3, 2), generic(2), negative(2)],
    },
  ),
  row("batchNorm, no scale", (x) => tf.batchNorm(x, tf.tensor1d([0.1, 0.2]), tf.tensor1d([0.5, 1.5])), {
    generic: generic(3, 2),
  }),
  row("signal.frame", (x) => tf.signal.frame(x, 3, 1), { generic: generic(5) }),
  row("real part of fft", (x) => tf.real(tf.fft(tf.complex(x, tf.zerosLike(x)))), { generic: generic(4) }),
];
