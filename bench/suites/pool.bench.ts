import { diceLoss, labelMap, surfaceDistances, Tensor } from "softdice";
import { createPool, type Pool, sharedTensor } from "softdice/workers";
import { type Case, type Subject, type Suite, subject } from "../harness/subject.ts";
import { diceChecksum, diceInputs, expectedDice } from "../inputs/dice.ts";
import { expectedSoftmaxDice, softmaxInputs } from "../inputs/softmax-dice.ts";
import { balls, type Shape, shifted } from "../inputs/volumes.ts";

/** A call that finds nothing to do. */
const empty = (pool: Pool) => pool.map("dropLoss", [{ key: -1 }]);

const startCase: Case = {
  size: "start of a pool, first answer, end",
  elements: null,
  tolerance: 0,
  expected: () => ({ answers: 1 }),
  subjects: [
    subject("1 worker", () => ({
      async run() {
        const pool = createPool({ workers: 1 });
        const { length } = await empty(pool);
        await pool.close();
        return length;
      },
      checksum: (answers) => ({ answers }),
    })),
  ],
};

const callCase: Case = {
  size: "round trip of an empty call",
  elements: null,
  tolerance: 0,
  expected: () => ({ answers: 1 }),
  subjects: [
    subject("1 worker", () => {
      const pool = createPool({ workers: 1 });
      return { run: async () => (await empty(pool)).length, checksum: (answers) => ({ answers }) };
    }),
  ],
};

interface Inputs {
  readonly prediction: Tensor;
  readonly target: Tensor | ReturnType<typeof labelMap>;
}

const KINDS: readonly (readonly [name: string, workers: number, shared: boolean])[] = [
  ["no workers", 0, false],
  ["1 worker, copied", 1, false],
  ["1 worker, shared", 1, true],
  ["2 workers, copied", 2, false],
  ["2 workers, shared", 2, true],
];

function lossSubjects(inputs: () => Inputs, options: object, kinds = KINDS): Subject[] {
  return kinds.map(([name, workers, shared]) =>
    subject(name, () => {
      const pool = createPool({ workers, inlineBelow: 0 });
      const given = inputs();
      const { prediction, target } = shared
        ? { prediction: inSharedMemory(given.prediction), target: inSharedMemory(given.target) }
        : given;
      return {
        run: () => pool.valueAndGrad(diceLoss, prediction, target, options),
        checksum: ({ value, gradient }) => diceChecksum(value.item(), gradient.data),
        processor: true,
      };
    }),
  );
}

function inSharedMemory<Input extends Inputs["target"]>(input: Input): Input {
  if (input instanceof Tensor) {
    const shared = sharedTensor(input.shape);
    shared.data.set(input.data);
    return shared as Input;
  }
  const labels = new Uint8Array(new SharedArrayBuffer(input.data.length));
  labels.set(input.data);
  return labelMap(labels, [...input.shape]) as Input;
}

function softmaxCase(batch: number, classes: number, edge: number, kinds = KINDS): Case {
  const voxels = edge ** 3;
  const shape = [edge, edge, edge];
  const elements = batch * classes * voxels;
  const inputs = () => {
    const { logits, labels } = softmaxInputs(batch, classes, voxels);
    return {
      prediction: new Tensor(logits, [batch, classes, ...shape]),
      target: labelMap(labels, [batch, ...shape]),
    };
  };
  return {
    size: `softmax Dice, ${batch} × ${classes} × ${edge}³, ${elements.toLocaleString("en")} elements`,
    elements: batch * voxels,
    tolerance: 1e-6,
    expected: () => expectedSoftmaxDice(batch, classes, voxels),
    subjects: lossSubjects(inputs, { activation: "softmax", classAxis: 1 }, kinds),
  };
}

const VOXELS = 8_388_608;

const binaryCase: Case = {
  size: `binary Dice, ${VOXELS.toLocaleString("en")} voxels`,
  elements: VOXELS,
  tolerance: 1e-6,
  expected: () => expectedDice(diceInputs(VOXELS)),
  subjects: lossSubjects(() => {
    const { prediction, target } = diceInputs(VOXELS);
    const shape = [1, VOXELS, 1];
    return { prediction: new Tensor(prediction, shape), target: new Tensor(target, shape) };
  }, {}),
};

const VOLUME: Shape = [192, 192, 192];

/** The same distances as without a pool: those are what the suite of surfaces looks at. */
function surfaceSubject(workers: number): Subject {
  return subject(`${workers} workers`, () => {
    const pool = createPool({ workers });
    const { labels, prediction, options } = surfaceInputs();
    return {
      run: () => pool.surfaceDistances(prediction, labels, options),
      checksum: surfaceSize,
      processor: true,
    };
  });
}

function surfaceInputs() {
  const volume = balls(VOLUME, 12, 5);
  const [labels, prediction] = [volume.labels, shifted(volume, 1)].map((map) => labelMap(map, [...VOLUME]));
  return { labels: labels!, prediction: prediction!, options: { classes: volume.classes } };
}

function surfaceSize({ classes }: ReturnType<typeof surfaceDistances>) {
  const sizes = classes.flatMap((surfaces) => (surfaces ? [...surfaces.prediction.sizes] : []));
  return { size: sizes.reduce((sum, size) => sum + size, 0) };
}

const surfaceCase: Case = {
  size: `surfaceDistances, balls, ${VOLUME.join(" × ")}`,
  elements: VOLUME[0] * VOLUME[1] * VOLUME[2],
  tolerance: 0,
  expected: () => {
    const { labels, prediction, options } = surfaceInputs();
    return surfaceSize(surfaceDistances(prediction, labels, options));
  },
  subjects: [0, 1, 2].map(surfaceSubject),
};

/** From where on a loss gains by two workers. */
const THRESHOLD = [16, 20, 25, 32, 40, 64];
const twoOrNone = KINDS.filter(([, workers]) => workers !== 1);

export const pool: Suite = {
  name: "pool",
  title: "what worker threads cost and gain; values and gradients, float32",
  unit: "voxel",
  cases: [
    startCase,
    callCase,
    softmaxCase(2, 14, 96),
    binaryCase,
    surfaceCase,
    ...THRESHOLD.map((edge) => softmaxCase(1, 4, edge, twoOrNone)),
  ],
};
