import { argmax, countOverlap, diceLoss, labelMap, tensor, valueAndGrad } from "softdice";
import { sharedTensor } from "softdice/workers";

const CLASSES = 4;
const LOGITS = [2, 40, 32, 32, CLASSES];
const SOFTMAX = { activation: "softmax", includeBackground: false, smooth: 1e-5 };

/** Numbers that are the same wherever this runs: no function of an engine makes them. */
function numbers(size) {
  const values = new Float32Array(size);
  let state = 1;
  for (let k = 0; k < size; k++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[k] = state / 2 ** 32;
  }
  return values;
}

function sameBits(a, b) {
  const bytes = ({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const [left, right] = [bytes(a), bytes(b)];
  return left.length === right.length && left.every((byte, k) => byte === right[k]);
}

/** Whether a pool gives the bits that are computed here, for each of the things it does. */
export async function comparePool(pool) {
  const size = LOGITS.reduce((a, b) => a * b);
  const logits = tensor(
    numbers(size).map((value) => 8 * value - 4),
    LOGITS,
  );
  const target = argmax(tensor(numbers(size).reverse(), LOGITS));
  const shared = typeof SharedArrayBuffer === "function" ? sharedTensor(LOGITS) : null;
  shared?.data.set(logits.data);

  const binary = tensor(numbers(2 ** 20), [1, 2 ** 20]);
  const mask = labelMap(
    Uint8Array.from(binary.data, (value) => +(value > 0.4)),
    [1, 2 ** 20],
  );
  const voxels = 2 ** 22;
  const maps = [3, 5].map((step) => labelMap(Uint8Array.from({ length: voxels }, (_, k) => (k % step) % 3)));

  const loss = async (prediction, truth, options) => {
    const here = valueAndGrad((x) => diceLoss(x, truth, options))(prediction);
    const there = await pool.valueAndGrad(diceLoss, prediction, truth, options);
    return sameBits(here.value, there.value) && sameBits(here.gradient, there.gradient);
  };
  const counts = await pool.countOverlap(...maps, { classes: 3 });
  return {
    "softmax Dice": await loss(logits, target, SOFTMAX),
    ...(shared && { "the same, shared": await loss(shared, target, SOFTMAX) }),
    "binary Dice": await loss(binary, mask, { classAxis: null }),
    counts: JSON.stringify(counts) === JSON.stringify(countOverlap(...maps, { classes: 3 })),
  };
}
