import { diceInputs, diceSizes, expectedDice } from "../dice.ts";
import { centerlineInputs, centerlineSubject } from "../family.bench.ts";
import { runSuites } from "../harness.ts";
import { composedSubject, fusedSubject } from "../overlap.bench.ts";
import { type Case, subject } from "../subject.ts";

// A library is loaded by the processes of its own subjects only.
const tfjs = () => import("./tfjs.ts");
const jax = () => import("./jax.ts");

function compareCase(voxels: number): Case {
  return {
    size: `${voxels.toLocaleString("en")} voxels`,
    elements: voxels,
    // A running float32 sum of n terms drifts by about √n roundings.
    tolerance: Math.sqrt(voxels) * 2 ** -24,
    expected: () => expectedDice(diceInputs(voxels)),
    subjects: [
      subject("tfjs wasm", async () => (await tfjs()).readOut("wasm", "product", voxels)),
      subject("tfjs wasm, not read out", async () => (await tfjs()).leftInPlace("wasm", "product", voxels)),
      subject("tfjs wasm, pullback by hand", async () => (await tfjs()).readOut("wasm", "byHand", voxels)),
      subject("tfjs cpu", async () => (await tfjs()).readOut("cpu", "dot", voxels)),
      subject("jax-js wasm, jit", async () => (await jax()).jitted("whole", voxels)),
      subject("jax-js wasm, jit, sums by rows", async () => (await jax()).jitted("byRows", voxels)),
      composedSubject(voxels),
      fusedSubject(voxels),
    ],
  };
}

/** tfjs sorts without a gradient, so of the losses beyond sums it has the operations of this one alone. */
const centerlineCase: Case = {
  size: "48³ voxels",
  elements: 48 ** 3,
  tolerance: 1e-5,
  expected: () => ({ centerlineDiceLoss: centerlineInputs(48).loss }),
  subjects: [
    subject("tfjs wasm", async () => (await import("./tfjs-centerline.ts")).centerline("wasm", 48)),
    subject("tfjs cpu", async () => (await import("./tfjs-centerline.ts")).centerline("cpu", 48)),
    centerlineSubject(48),
  ],
};

await runSuites([
  {
    name: "compare",
    title: "Dice loss and its gradient, binary, float32",
    unit: "voxel",
    cases: diceSizes.map(compareCase),
  },
  {
    name: "centerline",
    title: "centerline Dice loss and its gradient, float32",
    unit: "voxel",
    cases: [centerlineCase],
  },
]);
