import { checkNumber } from "../../tensor/check-options.ts";
import { describe, describeList } from "../../tensor/describe.ts";
import type { LossSettings } from "./loss-options.ts";

/** Refuses a single class where the options need several. */
export function checkClassCount(
  name: string,
  classes: number,
  { activation, includeBackground }: Pick<LossSettings, "activation" | "includeBackground">,
): void {
  if (classes > 1) return;
  if (activation === "softmax") {
    throw new RangeError(
      `${name}: softmax over one class is 1 everywhere; activation "sigmoid" takes the logits of one`,
    );
  }
  if (!includeBackground)
    throw new RangeError(`${name}: includeBackground is false, and class 0 is the only class`);
}

/** The largest sum of class weights: losses are multiplied with them, and the product has to stay finite. */
const MAX_TOTAL_WEIGHT = 1e300;

/** The smallest class weight but 0: products with smaller ones lose their digits. */
const MIN_WEIGHT = 1e-300;

/** Validates the class weights and copies them; `null` if there are none. */
export function checkClassWeights(
  name: string,
  weights: unknown,
  classes: number,
  includeBackground: boolean,
): readonly number[] | null {
  if (weights === undefined) return null;
  if (!Array.isArray(weights) && !(ArrayBuffer.isView(weights) && !(weights instanceof DataView))) {
    throw new TypeError(`${name}: classWeights are ${describe(weights)}, want an array of numbers`);
  }
  // The iterator of a typed array whose memory is gone throws; its length is 0.
  const list: unknown[] = Array.isArray(weights) ? Array.from(weights) : Array.prototype.slice.call(weights);
  if (list.length !== classes) {
    throw new RangeError(
      `${name}: ${list.length} classWeights for ${classes} classes, want one for every class`,
    );
  }
  list.forEach((weight, index) => {
    checkNumber(name, `classWeights[${index}]`, weight, 0);
    if (weight > 0 && weight < MIN_WEIGHT)
      throw new RangeError(`${name}: classWeights[${index}] is ${weight}, want 0 or at least ${MIN_WEIGHT}`);
  });
  const kept = includeBackground ? list : list.slice(1);
  if (kept.every((weight) => weight === 0)) {
    throw new RangeError(`${name}: classWeights ${describeList(list)} leave no class with a weight`);
  }
  const total = (kept as number[]).reduce((sum, weight) => sum + weight, 0);
  if (total > MAX_TOTAL_WEIGHT) {
    throw new RangeError(
      `${name}: classWeights ${describeList(list)} add up to ${total}, want at most ${MAX_TOTAL_WEIGHT}`,
    );
  }
  return list as number[];
}
