import * as module from "@tensorflow/tfjs";
import * as wasm from "@tensorflow/tfjs-backend-wasm";
import { fromTfjs } from "../../../src/index.ts";
import { weightsOf } from "../points.ts";
import type { Foreign, Library, Row } from "../sweep-case.ts";
import { ARRAYS } from "./arrays.ts";
import { ELEMENTWISE } from "./elementwise.ts";
import { FAR_OUT_ROWS } from "./far-out.ts";
import { IMAGES } from "./images.ts";
import { LAYERS } from "./layers.ts";
import { LOSSES } from "./losses.ts";
import { PAIRS } from "./pairs.ts";
import { PRODUCTS } from "./products.ts";
import { REDUCTIONS } from "./reductions.ts";
import { SPECTRA } from "./spectra.ts";
import { NOT_ON_WASM, ON_WASM } from "./wasm.ts";
import { WINDOWS } from "./windows.ts";

const tf: Foreign = module;

const ROWS = [
  ...ELEMENTWISE,
  ...FAR_OUT_ROWS,
  ...PAIRS,
  ...REDUCTIONS,
  ...ARRAYS,
  ...PRODUCTS,
  ...WINDOWS,
  ...IMAGES,
  ...LOSSES,
  ...LAYERS,
  ...SPECTRA,
];

const adapt = (operation: Row["f"]) =>
  fromTfjs(module, ((...inputs: Foreign[]) => {
    const y = tf.reshape(operation(...inputs), [-1]);
    return tf.sum(tf.mul(y, tf.tensor1d(weightsOf(y.size))));
  }) as never);

async function startWasm(): Promise<void> {
  wasm.setWasmPaths(new URL(".", import.meta.resolve("@tensorflow/tfjs-backend-wasm")).pathname);
  await tf.setBackend("wasm");
}

export const TFJS: readonly Library[] = [
  {
    name: "tfjs",
    heading: "@tensorflow/tfjs 4.22.0, cpu",
    dtype: "float32",
    start: () => tf.setBackend("cpu"),
    adapt,
    rows: ROWS,
  },
  {
    name: "tfjs-wasm",
    heading: "@tensorflow/tfjs 4.22.0, wasm",
    dtype: "float32",
    start: startWasm,
    adapt,
    rows: ROWS.filter(({ operation }) => !NOT_ON_WASM.includes(operation)).map((row) => ({
      ...row,
      notes: { ...row.notes, ...ON_WASM[row.operation] },
    })),
  },
];
