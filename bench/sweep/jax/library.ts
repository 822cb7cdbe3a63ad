import * as jax from "@jax-js/jax";
import { fromJax } from "../../../src/index.ts";
import { weightsOf } from "../points.ts";
import type { Foreign, Library } from "../sweep-case.ts";
import { ARRAYS } from "./arrays.ts";
import { ELEMENTWISE } from "./elementwise.ts";
import { PAIRS } from "./pairs.ts";
import { PRODUCTS } from "./products.ts";
import { REDUCTIONS } from "./reductions.ts";

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
  rows: [...ELEMENTWISE, ...PAIRS, ...REDUCTIONS, ...ARRAYS, ...PRODUCTS],
};
