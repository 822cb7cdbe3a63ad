import { describe, expect, it } from "vitest";
import { type Tensor, valueAndGrad } from "../../../src/index.ts";
import { derivativesOf, lossOfSums, mergeSums, takesOptions } from "../../../src/workers/loss/loss-whole.ts";
import { PARALLEL_LOSSES } from "../../../src/workers/loss/parallel-losses.ts";
import { putPart } from "../../../src/workers/loss/voxel-part.ts";
import { BATCH, lossInputs, lossParts } from "../loss-inputs.ts";

const VARIANTS: readonly object[] = [
  { activation: "softmax" },
  { activation: "sigmoid" },
  { activation: "softmax", batch: true, classWeights: [1, 2, 3] },
  { activation: "softmax", average: "micro", squared: true },
  { activation: "sigmoid", absentClasses: "skip", includeBackground: false },
];

describe.each(Object.entries(PARALLEL_LOSSES))("%s in parts", (_, loss) => {
  it.each(["last", "first"] as const)("has the bits of the whole, channels %s", (channels) => {
    const inputs = lossInputs(channels, 1);
    let taken = 0;
    for (const variant of VARIANTS) {
      const options = { ...variant, classAxis: inputs.classAxis };
      let want: { value: Tensor; gradient: Tensor };
      try {
        want = valueAndGrad((x) => loss(x, inputs.labels, options))(inputs.logits);
      } catch {
        continue; // An option that this loss does not have.
      }
      taken++;
      const parts = lossParts(loss, inputs, options);
      const totals = mergeSums(parts, BATCH);
      const { value, derivatives } = lossOfSums(loss, BATCH, inputs.layout, false, options, totals);
      const gradient = new Float32Array(inputs.logits.size);
      for (const { part, sums, finish } of parts) {
        putPart(gradient, inputs.layout, part, finish(derivativesOf(derivatives, part.sample, BATCH, sums)));
      }
      expect(value).toEqual(want.value);
      expect(gradient).toEqual(want.gradient.data);
    }
    expect(taken).toBeGreaterThan(0);
  });
});

describe("mergeSums", () => {
  it("adds blocks in the order of their voxels, whatever the order of the parts", () => {
    const inputs = lossInputs("last", 5);
    const parts = lossParts(PARALLEL_LOSSES.diceLoss!, inputs, { activation: "softmax" });
    expect(mergeSums([...parts].reverse(), BATCH)).toEqual(mergeSums(parts, BATCH));
  });
});

describe("takesOptions", () => {
  const layout = { classes: 3, voxels: 9, channels: "last" } as const;
  it.each([
    [{ activation: "softmax" }, true],
    [{ smooht: 1 }, false],
    [{ classWeights: [1] }, false],
    [{ reduction: "none" }, false],
  ])("%j: %s", (options, want) => {
    expect(takesOptions(PARALLEL_LOSSES.diceLoss!, 2, layout, false, options)).toBe(want);
  });
});
