import {
  customGradient,
  diceLoss,
  type GradcheckReport,
  grad,
  gradcheck,
  type LabelMap,
  labelMap,
  multiply,
  type OverlapLossOptions,
  presets,
  reshape,
  slice,
  type Tensor,
  valueAndGrad,
} from "softdice";

/** One of the article's three losses, with all that the demo shows of it. */
export interface LossResult {
  readonly name: string;
  readonly formula: string;
  readonly value: number;
  /** Of value and gradient together. */
  readonly milliseconds: number;
  readonly gradient: Tensor;
  readonly report: GradcheckReport;
}

const { basic, weighted, multiclass } = presets.tensorflow;

/** Rare organs weigh more. */
const classWeights = [0.25, 0.5, 1, 2, 3, 3];

const LOSSES: readonly { name: string; formula: string; options: OverlapLossOptions }[] = [
  { name: "basic", formula: "all classes pooled", options: basic },
  { name: "weighted", formula: "Σ weight · class loss", options: { ...weighted, classWeights } },
  { name: "multiclass", formula: "mean of class losses", options: multiclass },
];

/** Value, gradient and check of each loss. The check takes a block of the volume: it needs hundreds of evaluations. */
export function computeLosses(probabilities: Tensor, truth: LabelMap): LossResult[] {
  const [p, t] = [batched(probabilities), labelMap(truth.data, [1, ...truth.shape])];
  const block = cut(p, t);
  return LOSSES.map(({ name, formula, options }) => {
    const start = performance.now();
    const { value, gradient } = valueAndGrad((x) => diceLoss(x, t, options))(p);
    const milliseconds = performance.now() - start;
    const loss = (x: Tensor) => diceLoss(x, block.labels, { ...options, validate: false });
    const report = gradcheck(loss, block.probabilities, { budget: 1600 });
    return { name, formula, value: value.item(), milliseconds, gradient, report };
  });
}

/** The multiclass loss with a gradient that is off by a tenth of a percent: what the check says to that. */
export function checkWrongGradient(probabilities: Tensor, truth: LabelMap): GradcheckReport {
  const block = cut(batched(probabilities), labelMap(truth.data, [1, ...truth.shape]));
  const loss = (x: Tensor) => diceLoss(x, block.labels, { ...multiclass, validate: false });
  const wrong = customGradient((x: Tensor) => ({
    value: loss(x),
    pullback: (gradient) => multiply(multiply(1.001, gradient), grad(loss)(x)),
  }));
  return gradcheck((x) => wrong(x), block.probabilities, { budget: 160 });
}

function batched(x: Tensor): Tensor {
  return reshape(x, [1, ...x.shape]);
}

/** 24 × 24 × 16 voxels where liver, kidney and torso meet. */
function cut(p: Tensor, t: LabelMap): { probabilities: Tensor; labels: LabelMap } {
  const [from, size] = [
    [44, 62, 20],
    [24, 24, 16],
  ] as const;
  const probabilities = [1, 2, 3].reduce(
    (x, axis, k) => slice(x, { axis, start: from[k]!, end: from[k]! + size[k]! }),
    p,
  );
  const [, , ny, nz] = t.shape as [number, number, number, number];
  const labels = new Uint8Array(size[0] * size[1] * size[2]);
  for (let x = 0, at = 0; x < size[0]; x++) {
    for (let y = 0; y < size[1]; y++) {
      const start = ((from[0] + x) * ny + from[1] + y) * nz + from[2];
      for (let z = 0; z < size[2]; z++) labels[at++] = t.data[start + z]!;
    }
  }
  return { probabilities, labels: labelMap(labels, [1, ...size]) };
}
