import * as jax from "@jax-js/jax";
import { fromJax } from "../../../src/index.ts";
import { weightsOf } from "../points.ts";
import type { Foreign, Library } from "../sweep-case.ts";
import { ARRAYS } from "./arrays.ts";
import { DECOMPOSITIONS } from "./decompositions.ts";
import { ELEMENTWISE } from "./elementwise.ts";
import { FAR_OUT_ROWS } from "./far-out.ts";
import { PAIRS } from "./pairs.ts";
import { PRODUCTS } from "./products.ts";
import { REDUCTIONS } from "./reductions.ts";
import { SPECTRA } from "./spectra.ts";

export const JAX: Library = {
  name: "jax-js",
  heading: "@jax-js/jax 0.1.25, wasm",
  dtype: "float32",
  start: async () => {
    await jax.init("wasm");
  },
  adapt: (operation) =>
    fromJax(jax, ((...inputs: Foreign[]) => {
      const y = operation(...inputs).reshape([-1]);
      const weights = jax.numpy.array(Float32Array.from(weightsOf(y.shape[0])));
      return jax.numpy.sum(y.mul(weights));
    }) as never),
  rows: [
    ...ELEMENTWISE,
    ...FAR_OUT_ROWS,
    ...PAIRS,
    ...REDUCTIONS,
    ...ARRAYS,
    ...PRODUCTS,
    ...DECOMPOSITIONS,
    ...SPECTRA,
  ],
};
