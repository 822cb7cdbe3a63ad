import { diceLoss, hvp, jaccardLoss, lovaszSoftmaxLoss, type Tensor, tensor, valueAndGrad } from "softdice";
import { firstPixels } from "./pictures.ts";

/** A target of three of eight pixels, and a prediction. */
const TARGET = tensor(firstPixels(8, 3), [1, 8]);
const PREDICTION = tensor([0.5, 0.6, 0.6, 0.3, 0.3, 0.3, 0.3, 0.3], [1, 8]);
const loss = (p: Tensor) => diceLoss(p, TARGET, { classAxis: null, smooth: 0 });

/** The Hessian of the Dice loss of eight pixels, row by row, by Hessian-vector products. */
export function hessian(): number[][] {
  return Array.from({ length: 8 }, (_, k) => {
    const unit = new Float64Array(8);
    unit[k] = 1;
    const product = hvp(loss)(PREDICTION, tensor(unit, [1, 8])) as Tensor;
    return Array.from(product.data);
  });
}

export function entryOfHessian(row: number, column: number): number {
  return hessian()[row]![column]!;
}

/** The eigenvalues of the Hessian in rising order, by Jacobi rotations. */
export function eigenvalues(): number[] {
  const a = hessian();
  const n = a.length;
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p]![q]!) < 1e-300) continue;
        const angle = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
        const t = Math.sign(angle || 1) / (Math.abs(angle) + Math.hypot(1, angle));
        const c = 1 / Math.hypot(1, t);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[k]![p]!, a[k]![q]!];
          a[k]![p] = c * x - s * y;
          a[k]![q] = s * x + c * y;
        }
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[p]![k]!, a[q]![k]!];
          a[p]![k] = c * x - s * y;
          a[q]![k] = s * x + c * y;
        }
      }
  return a.map((row, k) => row[k]!).sort((x, y) => x - y);
}

export function eigenvalue(place: string): number {
  const values = eigenvalues();
  return place === "lowest" ? values[0]! : values.at(-1)!;
}

/** How many eigenvalues are not 0. */
export function rank(): number {
  return eigenvalues().filter((value) => Math.abs(value) > 1e-9).length;
}

/** The loss of a set of mistakes: the bits say which of `pixels` are wrong; the first `size` are target. */
function lossOfSet(name: string, pixels: number, size: number, bits: number): number {
  const p = Float64Array.from({ length: pixels }, (_, k) => ((bits >> k) & 1) ^ (k < size ? 1 : 0));
  const of = name === "jaccard" ? jaccardLoss : diceLoss;
  return of(tensor(p, [1, pixels]), tensor(firstPixels(pixels, size), [1, pixels]), {
    classAxis: null,
    smooth: 0,
  }).item();
}

/**
 * How often the loss of a set of mistakes is not submodular: for sets A and pixels i, j outside of it, the mistake i must add
 * no more to the loss of A with j than to that of A alone.
 */
export function violations(name: string, pixels: number, size: number): number {
  const losses = Array.from({ length: 2 ** pixels }, (_, bits) => lossOfSet(name, pixels, size, bits));
  let count = 0;
  for (let bits = 0; bits < losses.length; bits++)
    for (let i = 0; i < pixels; i++)
      for (let j = i + 1; j < pixels; j++) {
        const [a, b] = [1 << i, 1 << j];
        if (bits & (a | b)) continue;
        // The roles of i and j give the same inequality.
        if (losses[bits | a]! + losses[bits | b]! < losses[bits]! + losses[bits | a | b]! - 1e-12) count++;
      }
  return count;
}

/** How much the k-th false positive or false negative adds to the loss of an object of 100 pixels. */
export function costOfMistake(kind: string, k: number): number {
  const dice = (both: number, predicted: number) => 1 - (2 * both) / (predicted + 100);
  return kind === "positive"
    ? dice(100, 100 + k) - dice(100, 99 + k)
    : dice(100 - k, 100 - k) - dice(101 - k, 101 - k);
}

const bothPixels = (p: Tensor) => diceLoss(p, tensor([1, 0], [1, 2]), { classAxis: null, smooth: 0 });
const two = (x: number, y: number) => tensor(new Float64Array([x, y]), [1, 2]);

/** How the Dice loss of a target pixel and another bends along a direction v, in degrees from that of p₁: vᵀHv. */
export function bendAlong(p1: number, p2: number, degrees: number): number {
  const [x, y] = [Math.cos((Math.PI * degrees) / 180), Math.sin((Math.PI * degrees) / 180)];
  const { data } = hvp(bothPixels)(two(p1, p2), two(x, y)) as Tensor;
  return x * data[0]! + y * data[1]!;
}

/** The least and the largest of these over all directions: the eigenvalues of the Hessian of two pixels. */
export function bendsAt(p1: number, p2: number): readonly [least: number, largest: number] {
  const [across, up] = [bendAlong(p1, p2, 0), bendAlong(p1, p2, 90)];
  const mixed = bendAlong(p1, p2, 45) - (across + up) / 2;
  const half = Math.hypot((across - up) / 2, mixed);
  return [(across + up) / 2 - half, (across + up) / 2 + half];
}

export function extremeBend(place: string, p1: number, p2: number): number {
  return bendsAt(p1, p2)[place === "least" ? 0 : 1];
}

/** The Lovász extension of the Jaccard loss at the errors of a target pixel and of another. */
export function lovaszOfTwo(onTarget: number, elsewhere: number): number {
  return lovaszSoftmaxLoss(two(1 - onTarget, elsewhere), two(1, 0), { classAxis: null }).item();
}

/** The Dice loss on a plane: p₁ of a target pixel across, p₂ of another pixel up. */
export function planeLoss(p1: number, p2: number, squared: boolean): number {
  const target = tensor([1, 0], [1, 2]);
  return diceLoss(tensor([p1, p2], [1, 2]), target, { classAxis: null, smooth: 0, squared }).item();
}

export function planeGradient(p1: number, p2: number, squared: boolean): readonly [number, number] {
  const target = tensor([1, 0], [1, 2]);
  const f = (p: Tensor) => diceLoss(p, target, { classAxis: null, smooth: 0, squared });
  const { data } = valueAndGrad(f)(tensor([p1, p2], [1, 2])).gradient;
  return [data[0]!, data[1]!];
}
