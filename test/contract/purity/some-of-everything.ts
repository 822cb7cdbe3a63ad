import * as softdice from "../../../src/index.ts";
import { createPool } from "../../../src/workers/index.ts";

const {
  DiceMeter,
  add,
  clamp,
  concatenate,
  cumulativeSum,
  customGradient,
  diceLoss,
  exp,
  gather,
  gradcheck,
  labelMap,
  logSumExp,
  maxPool,
  mean,
  multiply,
  presets,
  reshape,
  slice,
  sort,
  square,
  sum,
  tensor,
  transpose,
  valueAndGrad,
} = softdice;
type Tensor = softdice.Tensor;

const shape = [1, 4, 4, 2];
const every = (step: number) =>
  labelMap(
    Uint8Array.from({ length: 16 }, (_, k) => +(k % step === 0)),
    [1, 4, 4],
  );
const labels = every(3);
const others = every(4);
const target = softdice.oneHot(labels, 2);
const prediction = tensor(
  Float64Array.from({ length: 32 }, (_, k) => 0.5 + (k % 2 ? -0.01 : 0.01) * (k >> 1)),
  shape,
);

/** Some of everything that the library does, as plain JSON: the same wherever it runs. */
export async function someOfEverything(): Promise<Record<string, unknown>> {
  const given = { losses: lossesOf(), tape: tapeOf(), checks: checksOf(), metrics: metricsOf() };
  return JSON.parse(JSON.stringify({ ...given, errors: errorsOf(), pool: await poolOf() }));
}

function lossesOf(): unknown[] {
  const losses = Object.entries(softdice).filter(([name]) => name.endsWith("Loss"));
  // Bundlers list the names in an order of their own.
  return losses.sort().map(([name, loss]) => {
    const { value, gradient } = valueAndGrad((p) => (loss as typeof diceLoss)(p, target))(prediction);
    return [name, value.item(), [...gradient.data]];
  });
}

/** A function of four numbers through many operations. */
function composed(x: Tensor): Tensor {
  const rows = reshape(concatenate([sort(x), exp(slice(x, { axis: 0, start: 1 }))]), [7, 1]);
  const picked = gather(transpose(rows), labelMap([0, 2, 4], [1, 3]));
  return add(mean(square(cumulativeSum(picked))), logSumExp(clamp(maxPool(x, { window: [3] }), { max: 2 })));
}

function tapeOf(): unknown {
  const own = customGradient((x) => ({
    value: square(x),
    pullback: (gradient) => multiply(gradient, multiply(2, x)),
  }));
  return {
    product: softdice
      .hvp((x) => sum(own(x)))(tensor([1, 2]), tensor([1, 1]))
      .toArray(),
    foreign: tensor({ data: new Uint8Array([1, 2, 3, 4]), dims: [2, 2] }).toArray(),
    classes: [...softdice.argmax(prediction).data],
  };
}

function checksOf(): unknown {
  const squares = (x: Float64Array) => x.reduce((total, value) => total + value * value, 0);
  const wrong = { gradient: (x: Float64Array) => x.map((value) => 2.02 * value) };
  const x = tensor([0.3, -0.2, 0.9, 0.1]);
  return {
    verdicts: [gradcheck(composed, x), gradcheck(composed, x, { order: 2 })].map(({ verdict }) => verdict),
    wrong: softdice.formatGradcheck(gradcheck(squares, new Float64Array([1, 2, 3]), wrong)),
    failed: thrownBy(() => softdice.assertGradcheck(squares, new Float64Array([1, 2, 3]), wrong)),
    edges: [...softdice.edgeCases([1, 4, 2])].length,
  };
}

function metricsOf(): unknown {
  const meter = new DiceMeter({ classes: 2, surface: { tolerances: [1], percentiles: [95], average: true } });
  meter.add(labels, others, { id: "a", spacing: [1, 1, 2] });
  meter.add(others, labels, { id: "b", spacing: [1, 1, 2] });
  const surfaces = softdice.surfaceDistances(labels, others, { classes: 2, spacing: [1, 1, 2] });
  return {
    hard: softdice.diceScore(softdice.countOverlap(labels, others, { classes: 2 })),
    soft: softdice.softDiceScore(prediction, target),
    surface: [softdice.hausdorffDistance(surfaces), softdice.surfaceDiceScore(surfaces, { tolerance: 1 })],
    report: meter.report({ resamples: 50 }),
    state: DiceMeter.fromJSON(JSON.parse(JSON.stringify(meter))),
  };
}

function errorsOf(): unknown[] {
  return [
    thrownBy(() => diceLoss(prediction, labelMap(new Uint8Array(16).fill(255), [1, 4, 4]))),
    thrownBy(() => diceLoss([1] as never, target)),
    thrownBy(() => diceLoss(prediction, target, { smoth: 1 } as object)),
  ];
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? [error.name, error.message] : error;
  }
}

async function poolOf(): Promise<unknown> {
  const pool = createPool({ workers: 0 });
  const { value, gradient } = await pool.valueAndGrad(diceLoss, prediction, target, presets.monai.dice);
  await pool.close();
  const closed = await pool.valueAndGrad(diceLoss, prediction, target).catch(({ message }) => message);
  return { value: value.item(), gradient: [...gradient.data], closed };
}
