import { diceLoss, softDiceScore, tensor } from "softdice";

/** A loss on one pixel whose target is a share, such as the vote of several experts. */
export function softLabelLoss(kind: string, label: number, p: number): number {
  const options =
    kind === "semimetric"
      ? ({ overlap: "semimetric" } as const)
      : kind === "v-net"
        ? ({ squared: true } as const)
        : {};
  return diceLoss(tensor([p], [1, 1]), tensor([label], [1, 1]), {
    classAxis: null,
    smooth: 0,
    ...options,
  }).item();
}

/** The probability at which a loss of one soft label is lowest, on a grid of a thousandth. */
export function bestForLabel(kind: string, label: number): number {
  let best = 0;
  for (let k = 1; k <= 1000; k++)
    if (softLabelLoss(kind, label, k / 1000) < softLabelLoss(kind, label, best) - 1e-15) best = k / 1000;
  return best;
}

/** Soft Dice of 1,000 pixels, all predicted p. The target is q in all of them, or 1 in this share of them. */
export function evenSoftDice(
  p: number,
  q: number,
  squared: boolean,
  kind: "label" | "mask" = "label",
): number {
  const prediction = tensor(new Float64Array(1000).fill(p), [1, 1000]);
  const target = new Float64Array(1000);
  if (kind === "mask") target.fill(1, 0, Math.round(1000 * q));
  else target.fill(q);
  return 1 - diceLoss(prediction, tensor(target, [1, 1000]), { classAxis: null, smooth: 0, squared }).item();
}

const logFactorials = [0];
function logFactorial(n: number): number {
  for (let k = logFactorials.length; k <= n; k++) logFactorials.push(logFactorials[k - 1]! + Math.log(k));
  return logFactorials[n]!;
}

/**
 * The expected Dice of a choice: a core of certain pixels, and a ring whose pixels are target with probability q, each for
 * itself. Exact: a sum over the binomial distribution.
 */
export function expectedDice(core: number, ring: number, q: number, paintRing: boolean): number {
  let expected = 0;
  for (let found = 0; found <= ring; found++) {
    const chance = Math.exp(
      logFactorial(ring) -
        logFactorial(found) -
        logFactorial(ring - found) +
        found * Math.log(q) +
        (ring - found) * Math.log(1 - q),
    );
    const predicted = core + (paintRing ? ring : 0);
    const both = core + (paintRing ? found : 0);
    const actual = core + found;
    if (actual + predicted > 0) expected += (chance * 2 * both) / (predicted + actual);
  }
  return expected;
}

/** 1 if painting the ring gives the higher expected Dice. */
export function paintsRing(core: number, ring: number, q: number): number {
  return expectedDice(core, ring, q, true) > expectedDice(core, ring, q, false) ? 1 : 0;
}

/** The painted volume over the expected one, minus 1. */
export function volumeBias(core: number, ring: number, q: number): number {
  return (core + ring * paintsRing(core, ring, q)) / (core + ring * q) - 1;
}

/** The largest core beside which the ring is painted. */
export function largestCorePainted(ring: number, q: number): number {
  let core = 1;
  while (paintsRing(core + 1, ring, q) === 1) core++;
  return core;
}

/** What a loss makes of a pixel that is target with probability m, where the best value of its own Dice, linear or squared, is D. */
export function wanted(loss: string, m: number, dice: number): number {
  if (loss === "dice") return m > dice / 2 ? 1 : 0;
  return loss === "v-net" ? Math.min(1, m / dice) : m;
}

/** Dice of the expected counts, where a region of pixels is painted or not. */
export function diceOfChoice(
  regions: readonly (readonly [pixels: number, m: number, painted: boolean])[],
): number {
  const prediction = regions.flatMap(([pixels, , painted]) => Array<number>(pixels).fill(painted ? 1 : 0));
  const target = regions.flatMap(([pixels, m]) => Array<number>(pixels).fill(m));
  return softDiceScore(tensor(prediction, [1, prediction.length]), tensor(target, [1, target.length]), {
    classAxis: null,
  }) as number;
}

/** Dice of two regions of 100 pixels, target with probability .9 and .35, or of the second alone. */
export function choiceOf(image: string, paintDoubtful: boolean): number {
  const doubtful = [100, 0.35, paintDoubtful] as const;
  return diceOfChoice(image === "A" ? [[100, 0.9, true], doubtful] : [doubtful]);
}
