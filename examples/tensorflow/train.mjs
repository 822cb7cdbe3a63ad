// Trains a small TensorFlow.js network with a loss of softdice: node train.mjs
import * as tf from "@tensorflow/tfjs";
import { dice, diceCrossEntropyLoss, labelMap, tensor, valueAndGrad } from "softdice";

await tf.setBackend("cpu");

/** A TensorFlow.js loss of logits whose value and gradient come from softdice. */
function softdiceLoss(loss, options) {
  return (target, logits) =>
    tf.customGrad((z) => {
      // softdice takes the arrays of both as they are.
      const truth = tensor(target.dataSync(), target.shape);
      const { value, gradient } = valueAndGrad((x) => loss(x, truth, options))(tensor(z.dataSync(), z.shape));
      return {
        value: tf.scalar(value.item()),
        gradFunc: (upstream) => tf.mul(upstream, tf.tensor(gradient.data, z.shape)),
      };
    })(logits);
}

// Ellipses in noise: 32 pictures of 24 × 24 pixels, and 16 that training does not see.
let seed = 1;
const random = () => {
  seed = (48271 * seed) % 2147483647;
  return seed / 2147483647;
};
function pictures(count) {
  const [inputs, targets] = [new Float32Array(576 * count), new Float32Array(576 * count)];
  for (let n = 0; n < count; n++) {
    const [cx, cy, rx, ry] = [6 + 12 * random(), 6 + 12 * random(), 2 + 4 * random(), 2 + 4 * random()];
    for (let k = 0; k < 576; k++) {
      const inside = ((k % 24) - cx) ** 2 / rx ** 2 + (Math.floor(k / 24) - cy) ** 2 / ry ** 2 <= 1;
      targets[576 * n + k] = inside ? 1 : 0;
      inputs[576 * n + k] = (inside ? 1 : 0) + 1.4 * (random() + random() - 1);
    }
  }
  const shape = [count, 24, 24, 1];
  return [tf.tensor(inputs, shape), tf.tensor(targets, shape)];
}
const [inputs, targets] = pictures(32);
const [unseen, truth] = pictures(16);

const conv = (filters, activation, init) =>
  tf.layers.conv2d({
    inputShape: [24, 24, 1],
    filters,
    kernelSize: 5,
    padding: "same",
    activation,
    kernelInitializer: tf.initializers.glorotUniform({ seed: init }),
  });
const model = tf.sequential({ layers: [conv(4, "relu", 1), conv(1, "linear", 2)] });
model.compile({
  optimizer: tf.train.adam(0.03),
  loss: softdiceLoss(diceCrossEntropyLoss, { activation: "sigmoid", classAxis: -1 }),
});

/** Dice of the masks at a logit of 0. */
function score() {
  const logits = model.predict(unseen).dataSync();
  const mask = (values) => labelMap(Uint8Array.from(values, (x) => (x > 0 ? 1 : 0)));
  return dice(mask(logits), mask(truth.dataSync()));
}
console.log("Dice before:", score());
await model.fit(inputs, targets, { epochs: 25, batchSize: 8, shuffle: false, verbose: 0 });
console.log("Dice after:", score());
