import { valueAndGrad } from "../../autodiff/differentiate.ts";
import type { FloatArray } from "../../tensor/allocate.ts";
import { checkChoice, checkInteger } from "../../tensor/check-options.ts";
import { describe, describeList, isClass } from "../../tensor/describe.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { stridesOf } from "../../tensor/shape.ts";
import type { Target } from "../../tensor/target.ts";
import { checkTensor, Tensor } from "../../tensor/tensor.ts";
import { targetNumbers } from "../arguments/loss-arguments.ts";
import { type EmptySamples, emptySamplesOf } from "./empty-samples.ts";
import { type GradientPart, partOf } from "./gradient-part.ts";
import { countDistinct, keptOf, meanSlope } from "./measure-slopes.ts";
import { probabilitiesOf } from "./probabilities-of.ts";
import { findTurningSize } from "./turning-size.ts";

/** Options of {@link inspectGradient}: those of the loss, which receives them, and among them these two. */
export interface InspectGradientOptions {
  /** The axis of classes, as the losses take it; default −1. */
  readonly classAxis?: number | null;
  /** What the prediction holds, as the losses take it; default `"none"`: probabilities. */
  readonly activation?: "none" | "sigmoid" | "softmax";
  readonly [option: string]: unknown;
}

/** The gradient of one class. */
export interface ClassGradient extends GradientPart {
  /** The class, counted from 0. */
  readonly label: number;
  /** Part of the magnitudes of all classes. */
  readonly share: number;
}

/** What {@link inspectGradient} reports. */
export interface GradientInspection {
  /** Value of the loss. */
  readonly value: number;
  /** The shape of the prediction. */
  readonly shape: readonly number[];
  /** Elements whose target is above one half. */
  readonly onTarget: GradientPart;
  /** The gradient where the target is 0. */
  readonly elsewhere: GradientPart;
  /** Part of all magnitudes that lies on the target; NaN if the gradient is 0. */
  readonly share: number;
  /** Different values that the gradient has, those counted as one that rounding makes of one; at most 1,000 are told apart. */
  readonly distinctValues: number;
  /**
   * Mean magnitude of the gradient with respect to probabilities on the target, over that elsewhere: (2 − D)/D for Dice.
   * NaN if either part has no elements, or neither has a gradient.
   */
  readonly ratio: number;
  /**
   * Probability of being foreground above which an element is worth predicting as long as the sums stay as they are:
   * 1/(1 + ratio), D/2 for Dice.
   */
  readonly threshold: number;
  /** Part of the gradient that the activation lets through: the mean of 4p(1 − p), by magnitude; 1 without an activation. */
  readonly kept: number;
  /** The same on the elements of the target that are predicted below one half. */
  readonly keptWhereMissed: number;
  /** The most that the activation lets through at any element, the largest 4p(1 − p); 1 without an activation. */
  readonly mostKept: number;
  /** Sum of the gradient: below 0 a step predicts more everywhere, above 0 less. */
  readonly push: number;
  /**
   * Elements that an object needs for the push to be towards predicting more, at a constant prediction of this mean; with a
   * smaller one the sum is towards nothing, though each element of the object may be pulled up. Null with several classes, or if no size turns the push.
   */
  readonly turningSize: number | null;
  /** The smallest and the largest number of the prediction. */
  readonly range: readonly [smallest: number, largest: number];
  /** What the loss applies to the prediction. */
  readonly activation: "none" | "sigmoid" | "softmax";
  /** The samples along the first axis without an object; null for one sample, or if the first axis is that of the classes. */
  readonly emptySamples: EmptySamples | null;
  /** The axis of classes, counted from 0; null without one. */
  readonly classAxis: number | null;
  /** Places of the target that have several classes although a softmax excludes that; 0 for any other activation. */
  readonly sharedPlaces: number;
  /** With a class axis, each class; those whose magnitude is 0 get no gradient. */
  readonly classes: readonly ClassGradient[];
}

/**
 * Measures what the gradient of a loss does to a prediction: how it is shared between target and the rest, the decision
 * threshold that follows from it, how much of it the activation lets through, and which way all elements together are
 * pushed.
 *
 * For Dice the gradient has two values, (D − 2t)/(P + T): the ratio of the two is (2 − D)/D, and the threshold D/2.
 *
 * @param loss - a scalar loss made of softdice operations; it receives the options as its third argument
 * @param prediction - probabilities, or logits with an `activation`
 * @param target - one-hot or soft, same shape; or a LabelMap without the class axis
 * @param options - handed on to the loss; see {@link InspectGradientOptions}
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the shapes differ or an option is invalid
 * @example
 * const p = tensor([0.8, 0.4, 0.6, 0.2], [1, 4]);
 * const t = tensor([1, 1, 0, 0], [1, 4]);
 * inspectGradient(diceLoss, p, t, { classAxis: null, smooth: 0 }).distinctValues // 2
 * @see Kervadec and de Bruijne 2023, https://arxiv.org/abs/2304.04319
 */
export function inspectGradient<Given extends Target>(
  loss: (prediction: Tensor, target: Given, options?: never) => Tensor,
  prediction: Tensor,
  target: Given,
  options: InspectGradientOptions = {},
): GradientInspection {
  const name = "inspectGradient";
  if (typeof loss !== "function") throw new TypeError(`${name}: loss is ${describe(loss)}, want a function`);
  if (isClass(loss)) throw new TypeError(`${name}: loss is a class, want a function`);
  checkTensor(name, "prediction", prediction);
  if (!(target instanceof Tensor || target instanceof LabelMap)) {
    throw new TypeError(`${name}: target is ${describe(target)}, want a Tensor or a LabelMap`);
  }
  if (Object.prototype.toString.call(options) !== "[object Object]") {
    throw new TypeError(`${name}: options are ${describe(options)}, want an object`);
  }
  checkSpelling(name, options);
  const { classAxis = -1, activation = "none" } = options;
  checkChoice(name, "activation", activation, ["none", "sigmoid", "softmax"]);
  if (classAxis !== null) checkInteger(name, "classAxis", classAxis, -prediction.shape.length);
  const { shape } = prediction;
  const axis = classAxis === null ? null : classAxis < 0 ? classAxis + shape.length : classAxis;
  const targets = targetNumbers(target, shape);
  if (targets === null) {
    throw new RangeError(
      `${name}: target shape ${describeList(target.shape)} does not fit prediction shape ${describeList(shape)}`,
    );
  }
  const given = Object.keys(options).length > 0 ? [options] : [];
  const call = loss as unknown as (prediction: Tensor, target: Target, options?: object) => unknown;
  const lossOf = (known: Target) => valueAndGrad((x: Tensor) => checkLoss(name, call(x, known, ...given)));
  const { value, gradient } = lossOf(target)(prediction);
  const slopes = gradient.data;
  const probabilities = probabilitiesOf(prediction, activation, axis);
  const isOn = Uint8Array.from(slopes, (_, k) => (targets[k]! > 0.5 ? 1 : 0));
  const isOff = isOn.map((on) => 1 - on);
  const isMissed = isOn.map((on, k) => (on === 1 && probabilities[k]! < 0.5 ? 1 : 0));
  const onTarget = partOf(slopes, isOn);
  const elsewhere = partOf(slopes, isOff);
  const magnitude = onTarget.magnitude + elsewhere.magnitude;
  const passed = (k: number) => (activation === "none" ? 1 : 4 * probabilities[k]! * (1 - probabilities[k]!));
  const ratio = meanSlope(slopes, passed, isOn) / meanSlope(slopes, passed, isOff);
  const extent = axis === null ? 1 : (shape[axis] ?? 1);
  return {
    value: value.item(),
    shape,
    onTarget,
    elsewhere,
    share: onTarget.magnitude / magnitude,
    distinctValues: countDistinct(slopes),
    ratio,
    threshold: 1 / (1 + ratio),
    kept: keptOf(
      slopes,
      passed,
      isOn.map(() => 1),
    ),
    keptWhereMissed: keptOf(slopes, passed, isMissed),
    mostKept: mostOf(slopes.length, passed),
    push: onTarget.sum + elsewhere.sum,
    turningSize: extent === 1 ? findTurningSize(lossOf, prediction, target) : null,
    range: rangeOf(prediction.data),
    activation,
    emptySamples:
      axis === 0 || shape.length < 2 || shape[0]! < 2 ? null : emptySamplesOf(slopes, isOn, shape, axis),
    classAxis: axis,
    sharedPlaces: activation === "softmax" && axis !== null ? countShared(isOn, shape, axis) : 0,
    classes: axis === null ? [] : classesOf(slopes, shape, axis, magnitude),
  };
}

/** Options that a loss of one's own would receive unread. */
function checkSpelling(name: string, options: object): void {
  for (const option of Object.keys(options)) {
    for (const known of ["classAxis", "activation"]) {
      if (option !== known && option.toLowerCase() === known.toLowerCase())
        throw new TypeError(`${name}: option ${option} is unknown; did you mean "${known}"?`);
    }
  }
}

function checkLoss(name: string, value: unknown): Tensor {
  if (value instanceof Tensor) return value;
  throw new TypeError(
    `${name}: loss gives ${describe(value)}, want a Tensor; make it of operations of softdice, or of your value and gradient with customGradient`,
  );
}

function countShared(isOn: Uint8Array, shape: readonly number[], axis: number): number {
  const stride = stridesOf(shape)[axis]!;
  const block = stride * shape[axis]!;
  let shared = 0;
  for (let start = 0; start < isOn.length; start += block) {
    for (let place = start; place < start + stride; place++) {
      let classes = 0;
      for (let k = place; k < start + block; k += stride) classes += isOn[k]!;
      if (classes > 1) shared++;
    }
  }
  return shared;
}

function mostOf(length: number, passed: (k: number) => number): number {
  let most = 0;
  for (let k = 0; k < length; k++) most = Math.max(most, passed(k));
  return most;
}

function rangeOf(values: FloatArray): [number, number] {
  let [smallest, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
  }
  return [smallest, largest];
}

function classesOf(
  slopes: ArrayLike<number>,
  shape: readonly number[],
  axis: number,
  magnitude: number,
): ClassGradient[] {
  const stride = stridesOf(shape)[axis]!;
  const extent = shape[axis]!;
  return Array.from({ length: extent }, (_, label) => {
    const part = partOf(
      slopes,
      Uint8Array.from(slopes, (_, k) => (Math.floor(k / stride) % extent === label ? 1 : 0)),
    );
    return { label, ...part, share: part.magnitude / magnitude };
  });
}
