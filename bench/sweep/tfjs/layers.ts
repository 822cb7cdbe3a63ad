import * as module from "@tensorflow/tfjs";
import { windowMeans } from "../formulas.ts";
import { generic, type Input, second } from "../points.ts";
import { type Foreign, fault, type Row, row } from "../sweep-case.ts";

const tf: Foreign = module;
const { layers } = tf;
const seeded = () => ({ kernelInitializer: tf.initializers.glorotUniform({ seed: 5 }) });
const recurrent = () => ({
  units: 2,
  ...seeded(),
  recurrentInitializer: tf.initializers.glorotUniform({ seed: 7 }),
});

/** A layer is built on first use, so that its weights are the same in every call. */
const layer = (name: string, make: () => Foreign, at: Input, extra = {}): Row => {
  let built: Foreign;
  return row(
    `layers.${name}`,
    (x) => {
      built ??= make();
      return built.apply(x);
    },
    { generic: at },
    extra,
  );
};

/** A layer of two inputs. */
const merged = (name: string, make: () => Foreign): Row => {
  let built: Foreign;
  return row(
    `layers.${name}, of two`,
    (a, b) => {
      built ??= make();
      return built.apply([a, b]);
    },
    { generic: [generic(2, 3), second(2, 3)] },
  );
};

const ACTIVATIONS = [
  "elu",
  "hardSigmoid",
  "linear",
  "relu",
  "relu6",
  "selu",
  "sigmoid",
  "softmax",
  "softplus",
  "softsign",
  "tanh",
  "swish",
  "mish",
  "gelu",
  "gelu_new",
];
const padded = fault("backward divides by all cells of a window, forward by those within", "generic");

/** Layers, by their input. */
export const LAYERS: readonly Row[] = [
  ...ACTIVATIONS.map((activation) =>
    layer(`activation, ${activation}`, () => layers.activation({ activation }), generic(2, 3)),
  ),
  layer("leakyReLU", () => layers.leakyReLU({ alpha: 0.3 }), generic(2, 3)),
  layer("elu", () => layers.elu({}), generic(2, 3)),
  layer("reLU, maxValue", () => layers.reLU({ maxValue: 1 }), generic(2, 3)),
  layer(
    "averagePooling2d, same",
    () => layers.averagePooling2d({ poolSize: 2, strides: 1, padding: "same" }),
    generic(1, 3, 3, 1),
    {
      formula: windowMeans({ extent: 3, size: 2, stride: 1, before: 0, count: 3 }),
      notes: padded,
    },
  ),
  layer("maxPooling1d", () => layers.maxPooling1d({ poolSize: 2 }), generic(1, 4, 2), {
    formula: (x: Float64Array) => [0, 1, 4, 5].map((k) => Math.max(x[k]!, x[k + 2]!)),
  }),
  layer("globalMaxPooling2d", () => layers.globalMaxPooling2d({}), generic(1, 2, 2, 2)),
  layer("globalAveragePooling1d", () => layers.globalAveragePooling1d({}), generic(1, 3, 2)),
  layer("upSampling2d, nearest", () => layers.upSampling2d({ size: [2, 2] }), generic(1, 2, 2, 1)),
  layer("zeroPadding2d", () => layers.zeroPadding2d({ padding: 1 }), generic(1, 2, 2, 1)),
  layer(
    "cropping2D",
    () =>
      layers.cropping2D({
        cropping: [
          [1, 0],
          [0, 1],
        ],
      }),
    generic(1, 3, 3, 1),
  ),
  layer("repeatVector", () => layers.repeatVector({ n: 3 }), generic(1, 3)),
  layer("permute", () => layers.permute({ dims: [2, 1] }), generic(1, 2, 3)),
  layer("dense", () => layers.dense({ units: 2, ...seeded() }), generic(2, 3)),
  layer("simpleRNN", () => layers.simpleRNN(recurrent()), generic(1, 3, 2)),
  layer("gru", () => layers.gru(recurrent()), generic(1, 3, 2)),
  layer("lstm", () => layers.lstm(recurrent()), generic(1, 3, 2)),
  layer(
    "conv2dTranspose",
    () => layers.conv2dTranspose({ filters: 1, kernelSize: 2, ...seeded() }),
    generic(1, 2, 2, 1),
  ),
  layer(
    "depthwiseConv2d",
    () =>
      layers.depthwiseConv2d({
        kernelSize: 2,
        depthwiseInitializer: tf.initializers.glorotUniform({ seed: 3 }),
      }),
    generic(1, 3, 3, 2),
  ),
  layer("averagePooling1d", () => layers.averagePooling1d({ poolSize: 2 }), generic(1, 4, 2)),
  layer("averagePooling3d", () => layers.averagePooling3d({ poolSize: 2 }), generic(1, 2, 2, 2, 1)),
  layer("maxPooling2d", () => layers.maxPooling2d({ poolSize: 2 }), generic(1, 4, 4, 1)),
  layer("maxPooling3d", () => layers.maxPooling3d({ poolSize: 2 }), generic(1, 2, 2, 2, 1)),
  layer("globalMaxPooling1d", () => layers.globalMaxPooling1d({}), generic(1, 3, 2)),
  layer("globalAveragePooling2d", () => layers.globalAveragePooling2d({}), generic(1, 2, 2, 2)),
  layer("flatten", () => layers.flatten(), generic(1, 2, 3)),
  layer("rescaling", () => layers.rescaling({ scale: 0.5, offset: 0.2 }), generic(2, 3)),
  layer("masking", () => layers.masking(), generic(1, 3, 2)),
  layer("thresholdedReLU", () => layers.thresholdedReLU({ theta: 0.5 }), generic(2, 3)),
  layer("softmax", () => layers.softmax(), generic(2, 3)),
  layer(
    "prelu",
    () => layers.prelu({ alphaInitializer: tf.initializers.constant({ value: 0.3 }) }),
    generic(2, 3),
  ),
  layer("batchNormalization", () => layers.batchNormalization({}), generic(2, 4)),
  layer(
    "timeDistributed",
    () => layers.timeDistributed({ layer: layers.dense({ units: 2, ...seeded() }) }),
    generic(1, 3, 2),
  ),
  layer(
    "bidirectional",
    () => layers.bidirectional({ layer: layers.gru(recurrent()), mergeMode: "concat" }),
    generic(1, 3, 2),
  ),
  layer(
    "stackedRNNCells",
    () =>
      layers.rnn({
        cell: layers.stackedRNNCells({ cells: [layers.lstmCell(recurrent()), layers.gruCell(recurrent())] }),
      }),
    generic(1, 3, 2),
  ),
  layer(
    "separableConv2d",
    () =>
      layers.separableConv2d({
        filters: 2,
        kernelSize: 2,
        depthwiseInitializer: tf.initializers.glorotUniform({ seed: 3 }),
        pointwiseInitializer: tf.initializers.glorotUniform({ seed: 4 }),
      }),
    generic(1, 3, 3, 2),
  ),
  layer("conv1d", () => layers.conv1d({ filters: 2, kernelSize: 2, ...seeded() }), generic(1, 4, 2)),
  layer("conv3d", () => layers.conv3d({ filters: 1, kernelSize: 2, ...seeded() }), generic(1, 3, 3, 3, 1)),
  layer(
    "convLstm2d",
    () =>
      layers.convLstm2d({
        filters: 1,
        kernelSize: 2,
        ...seeded(),
        recurrentInitializer: tf.initializers.glorotUniform({ seed: 7 }),
      }),
    generic(1, 2, 3, 3, 1),
  ),
  layer(
    "upSampling2d, bilinear",
    () => layers.upSampling2d({ size: [2, 2], interpolation: "bilinear" }),
    generic(1, 2, 2, 1),
  ),
  merged("add", () => layers.add()),
  merged("multiply", () => layers.multiply()),
  merged("average", () => layers.average()),
  merged("maximum", () => layers.maximum()),
  merged("minimum", () => layers.minimum()),
  merged("concatenate", () => layers.concatenate()),
  merged("dot", () => layers.dot({ axes: 1 })),
  merged("dot, normalized", () => layers.dot({ axes: 1, normalize: true })),
  layer("layerNormalization", () => layers.layerNormalization(), generic(2, 4)),
];
