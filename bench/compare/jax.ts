import { defaultDevice, init, jit, numpy as np, valueAndGrad } from "@jax-js/jax";
import { diceChecksum, diceInputs } from "../dice.ts";
import type { Prepared } from "../subject.ts";

type Array = np.Array;

const totals = {
  whole: (x: Array) => x.sum(),
  /** Twice as fast in jax-js: it runs along 1,024 rows at once. */
  byRows: (x: Array) => x.reshape([1024, -1]).sum(1).sum(),
};

/** jax-js computes when a result is read: there is no run without the read-out. */
export async function jitted(
  total: keyof typeof totals,
  voxels: number,
): Promise<Prepared<{ value: number; gradient: ArrayLike<number> }>> {
  // Node 20 lacks the global that jax-js asks for a GPU; its WebAssembly device needs none of it.
  if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: {} });
  await init("wasm");
  defaultDevice("wasm");
  const inputs = diceInputs(voxels);
  const prediction = np.array(inputs.prediction);
  const target = np.array(inputs.target);
  const differentiate = jit(
    valueAndGrad((p: Array, t: Array) => {
      const sum = totals[total];
      const numerator = sum(p.ref.mul(t.ref)).mul(2).add(1e-6);
      return np.subtract(1, numerator.div(sum(p).add(sum(t)).add(1e-6)));
    }),
  );
  return {
    run() {
      const [value, gradient] = differentiate(prediction.ref, target.ref) as [Array, Array];
      return { value: value.dataSync()[0]!, gradient: gradient.dataSync() };
    },
    checksum: ({ value, gradient }) => diceChecksum(value, gradient),
  };
}
