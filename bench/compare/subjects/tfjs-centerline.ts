import * as tf from "@tensorflow/tfjs";

type Size = number | [number, number, number];

const maxPool = (x: tf.Tensor5D, size: Size) => tf.maxPool3d(x, size, 1, "same");
const minPool = (x: tf.Tensor5D, size: Size) => tf.neg(maxPool(tf.neg(x), size));

function erode(x: tf.Tensor5D): tf.Tensor5D {
  return tf.minimum(tf.minimum(minPool(x, [3, 1, 1]), minPool(x, [1, 3, 1])), minPool(x, [1, 1, 3]));
}

/** The soft skeleton with three iterations. */
function skeleton(x: tf.Tensor5D): tf.Tensor5D {
  let inner = x;
  let eroded = erode(inner);
  let k: tf.Tensor5D = tf.relu(tf.sub(inner, maxPool(eroded, 3)));
  for (let iteration = 0; iteration < 3; iteration++) {
    inner = eroded;
    eroded = erode(inner);
    const found: tf.Tensor5D = tf.relu(tf.sub(inner, maxPool(eroded, 3)));
    k = tf.add(k, tf.relu(tf.sub(found, tf.mul(k, found))));
  }
  return k;
}

function ratio(numerator: tf.Tensor, denominator: tf.Tensor): tf.Tensor {
  return tf.div(tf.add(tf.sum(numerator), 1e-6), tf.add(tf.sum(denominator), 1e-6));
}

/** The centerline Dice loss of one volume. */
export function centerlineDice(p: tf.Tensor5D, t: tf.Tensor5D): tf.Scalar {
  const [skeletonOfP, skeletonOfT] = [skeleton(p), skeleton(t)];
  const precision = ratio(tf.mul(skeletonOfP, t), skeletonOfP);
  const sensitivity = ratio(tf.mul(skeletonOfT, p), skeletonOfT);
  return tf
    .sub(1, tf.div(tf.mul(2, tf.mul(precision, sensitivity)), tf.add(precision, sensitivity)))
    .asScalar();
}
