import { argmax, countOverlap, diceLoss, labelMap, surfaceDistances, tensor, valueAndGrad } from "softdice";
import { sharedTensor } from "softdice/workers";

const LOGITS = [2, 40, 32, 32, 4];
const SOFTMAX = { activation: "softmax", includeBackground: false, smooth: 1e-5 };
const SURFACES = { classes: 3, spacing: [1, 1, 2] };

/**
 * What a pool does, beside the same computed here: whether each result has the same bits, and how many messages it took.
 *
 * @param messages - how many were sent to workers up to now
 */
export async function comparePool(pool, messages) {
  const results = {};
  const compare = async (name, here, there) => {
    const before = messages();
    const found = await there();
    results[name] = { equal: sameBits(found, here()), messages: messages() - before };
  };
  const compareLoss = (name, prediction, target, options) =>
    compare(
      name,
      () => valueAndGrad((x) => diceLoss(x, target, options))(prediction),
      () => pool.valueAndGrad(diceLoss, prediction, target, options),
    );

  const logits = tensor(
    numbers(sizeOf(LOGITS)).map((value) => 8 * value - 4),
    LOGITS,
  );
  const labels = argmax(tensor(numbers(sizeOf(LOGITS)).reverse(), LOGITS));
  await compareLoss("softmax Dice", logits, labels, SOFTMAX);
  if (typeof SharedArrayBuffer === "function") {
    const shared = sharedTensor(LOGITS);
    shared.data.set(logits.data);
    await compareLoss("softmax Dice, shared", shared, labels, SOFTMAX);
  }

  const shape = [1, 2 ** 20];
  const binary = tensor(numbers(2 ** 20), shape);
  const mask = labelMap(
    Uint8Array.from(binary.data, (value) => +(value > 0.4)),
    shape,
  );
  await compareLoss("binary Dice", binary, mask, { classAxis: null, activation: "sigmoid" });

  const maps = [3, 5].map((step) => labelMap(Uint8Array.from({ length: 2 ** 22 }, (_, k) => (k % step) % 3)));
  await compare(
    "counts",
    () => countOverlap(...maps, { classes: 3 }),
    () => pool.countOverlap(...maps, { classes: 3 }),
  );

  const balls = [20, 22].map((radius) => ballsOf(64, radius));
  await compare(
    "surface distances",
    () => surfaceDistances(...balls, SURFACES),
    () => pool.surfaceDistances(...balls, SURFACES),
  );
  return results;
}

/** From 0 to 1, and the same wherever this runs: no function of an engine makes them. */
function numbers(size) {
  const values = new Float32Array(size);
  let state = 1;
  for (let k = 0; k < size; k++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[k] = state / 2 ** 32;
  }
  return values;
}

/** Two balls within each other, of classes 1 and 2. */
function ballsOf(extent, radius) {
  const labels = new Uint8Array(extent ** 3);
  const square = (x) => (x - extent / 2) ** 2;
  for (let k = 0; k < labels.length; k++) {
    const distance =
      square(k % extent) + square(Math.floor(k / extent) % extent) + square(Math.floor(k / extent ** 2));
    labels[k] = distance < (radius / 2) ** 2 ? 2 : +(distance < radius ** 2);
  }
  return labelMap(labels, [extent, extent, extent]);
}

function sizeOf(shape) {
  return shape.reduce((a, b) => a * b);
}

/** Of two values of the same make: numbers, arrays, and objects of them. */
function sameBits(a, b) {
  if (ArrayBuffer.isView(a)) {
    const [left, right] = [a, b].map(
      (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
    );
    return left.length === right.length && left.every((byte, k) => byte === right[k]);
  }
  if (typeof a !== "object" || a === null) return Object.is(a, b);
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => sameBits(a[name], b[name]));
}
