import { mulberry32 } from "../../src/kernels/sampling/random.ts";

const random: () => number = mulberry32(11);

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A challenge: the scores of its models in some cases, and the means that they would have of all cases. */
export interface Challenge {
  readonly name: string;
  /** Whether its scores are distances, which have no upper bound. */
  readonly areDistances?: boolean;
  readonly draw: (models: number, cases: number) => Float64Array[];
  readonly truth: (models: number) => number[];
}

/** Scores near 0.85 whose cases differ by 0.08 for all models alike, and by 0.03 for each; the mean is lower by a step from model to model. */
function stepped(
  name: string,
  step: (model: number) => number,
  failures: (model: number) => number,
): Challenge {
  const level = (model: number) => 0.75 - step(model);
  return {
    name,
    truth: (models) => Array.from({ length: models }, (_, model) => (1 - failures(model)) * level(model)),
    draw: (models, cases) => {
      const hardness = Array.from({ length: cases }, () => 0.08 * Math.max(-2.5, Math.min(2.5, normal())));
      return Array.from({ length: models }, (_, model) =>
        Float64Array.from(hardness, (hard) => {
          if (random() < failures(model)) return 0;
          return level(model) + hard + 0.03 * Math.max(-1.6, Math.min(1.6, normal()));
        }),
      );
    },
  };
}

const never = () => 0;

export const CHALLENGES: readonly Challenge[] = [
  stepped("steps of 0.02", (model) => 0.02 * model, never),
  stepped("pairs of equal models", (model) => 0.02 * Math.floor(model / 2), never),
  stepped("all models equal", never, never),
  stepped(
    "0 to 10 % of cases fail",
    (model) => 0.01 * model,
    (model) => [0, 0.02, 0.05, 0.1][model % 4]!,
  ),
  stepped(
    "better ones fail in 5 %",
    (model) => 0.02 * ((model + 1) % 2),
    (model) => 0.05 * (model % 2),
  ),
  stepped(
    "better ones fail in 2 %",
    (model) => 0.01 * ((model + 1) % 2),
    (model) => 0.02 * (model % 2),
  ),
  {
    name: "distances, longer by 10 %",
    areDistances: true,
    truth: (models) => Array.from({ length: models }, (_, model) => 1.1 ** model),
    draw: (models, cases) => {
      const hardness = Array.from({ length: cases }, () => exponential() + exponential());
      return Array.from({ length: models }, (_, model) =>
        Float64Array.from(hardness, (hard) => 1.1 ** model * 0.5 * hard * (0.5 + 0.5 * exponential())),
      );
    },
  },
];

function exponential(): number {
  return -Math.log(1 - random());
}
