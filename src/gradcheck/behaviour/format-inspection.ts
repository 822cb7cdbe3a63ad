import { describe, describeList } from "../../tensor/describe.ts";
import type { GradientInspection } from "./inspect-gradient.ts";

/**
 * Formats what {@link inspectGradient} reports as sentences: what the gradient does, and what follows from it for training.
 *
 * @throws {TypeError} if it is not given a report of `inspectGradient`
 * @example
 * const t = tensor([1, 0, 0, 0], [1, 4]);
 * const inspection = inspectGradient(diceLoss, tensor([0.5, 0.5, 0.5, 0.5], [1, 4]), t, { classAxis: null, smooth: 0 });
 * formatInspection(inspection).split("\n")[0] // "gradient of a loss of 0.6666667, over 4 elements of shape [1, 4]"
 */
export function formatInspection(inspection: GradientInspection): string {
  const { shape, onTarget, classes } = Object(inspection) as GradientInspection;
  if (!Array.isArray(shape) || !Array.isArray(classes) || Object(onTarget) !== onTarget) {
    throw new TypeError(
      `formatInspection: inspection is ${describe(inspection)}, want what inspectGradient returns`,
    );
  }
  try {
    return textOf(inspection);
  } catch (cause) {
    throw new TypeError("formatInspection: inspection has a field that is not what inspectGradient gives", {
      cause,
    });
  }
}

function textOf(inspection: GradientInspection): string {
  const { value, shape, onTarget, elsewhere } = inspection;
  const size = onTarget.elements + elsewhere.elements;
  const head = `gradient of a loss of ${short(value)}, over ${size} elements of shape ${describeList(shape)}${classesOf(inspection)}`;
  if (onTarget.magnitude + elsewhere.magnitude === 0) {
    return textWith(head, [`The gradient is 0 everywhere: nothing will change. ${whyStill(inspection)}`]);
  }
  return textWith(head, sentencesOf(inspection));
}

function textWith(head: string, sentences: readonly string[]): string {
  return [head, "", ...sentences.map((sentence) => `  ${sentence}`)].join("\n");
}

/** Why a gradient is 0, and what can be done. */
function whyStill({ value, activation, classes, mostKept }: GradientInspection): string {
  if (activation === "softmax" && classes.length === 1)
    return 'A softmax over one class is 1 everywhere: take activation "sigmoid" for the logits of one.';
  if (value === 0) return "The loss is 0 as well: it has nothing left to learn here.";
  if (mostKept < ALL_SATURATED)
    return `The activation is saturated at all elements, where it lets ${percent(mostKept)} of a gradient through at most: start the last bias nearer to 0, or take binaryCrossEntropyLoss or crossEntropyLoss, which reach them.`;
  return "The loss does not depend on the prediction here: look for a threshold, an argmax, a stopGradient, or a sigmoid or softmax within the loss that is saturated or has one class.";
}

function classesOf({ classAxis, classes }: GradientInspection): string {
  return classAxis === null || classes.length < 2
    ? ""
    : `, ${classes.length} classes along axis ${classAxis}`;
}

function sentencesOf(inspection: GradientInspection): string[] {
  const {
    onTarget,
    elsewhere,
    share,
    distinctValues,
    ratio,
    threshold,
    push,
    turningSize,
    emptySamples,
    classes,
  } = inspection;
  const size = onTarget.elements + elsewhere.elements;
  const sentences = [
    distinctValues === 1
      ? "It has the same value everywhere: it says nothing about where the target is."
      : `It has ${distinctValues >= 1000 ? "1000 or more" : distinctValues} distinct values${distinctValues === 2 ? ": each element learns only on which side it is" : ""}.`,
    `The target has ${percent(onTarget.elements / size)} of the elements and ${percent(share)} of the gradient.`,
  ];
  if (emptySamples !== null && emptySamples.samples > 0) {
    const { samples, of, share } = emptySamples;
    const meaning =
      1 - share < (1 - samples / of) / 2 ? ", so that training follows them and not the objects" : "";
    sentences.push(
      `${samples} of ${of} samples have no object: they get ${percent(share)} of the gradient${meaning}.`,
    );
  }
  // Where a loss has more values, each element has its own threshold.
  if (distinctValues === 2 && Number.isFinite(ratio) && ratio > 0) {
    sentences.push(
      `An element of the target gets ${short(ratio)} times the gradient of one elsewhere: an element is worth predicting if it is foreground with a probability above ${short(threshold)}.`,
    );
  }
  sentences.push(...sharedPlacesOf(inspection), ...activatedTwice(inspection), ...saturationOf(inspection));
  sentences.push(
    Math.abs(push) <= NEGLIGIBLE_PUSH * (onTarget.magnitude + elsewhere.magnitude)
      ? "All elements together are pushed neither up nor down."
      : `All elements together are pushed ${push < 0 ? "up, towards predicting more" : "down, towards predicting nothing"} (sum ${short(push)}).`,
  );
  if (turningSize !== null) {
    const samples = emptySamples === null ? 1 : emptySamples.of - emptySamples.samples;
    const here = onTarget.elements / samples;
    sentences.push(
      `With an object of fewer than ${turningSize} elements, all elements together are pushed towards predicting nothing${here > 0 ? `; here ${samples === 1 ? "it has" : "one has on average"} ${short(here)}` : ""}.`,
    );
  }
  return [...sentences, ...classSentences(classes)];
}

/** The part of the background, which is a class of a mean over classes, and the classes without a gradient. */
function classSentences(classes: GradientInspection["classes"]): string[] {
  const [background, ...objects] = classes.map(({ label, magnitude, share }) => ({
    label,
    magnitude,
    share,
  }));
  if (background === undefined || objects.length === 0) return [];
  const silent = objects.filter(({ magnitude }) => magnitude === 0).map(({ label }) => label);
  return [
    `Class 0, the background, gets ${background.magnitude === 0 ? "no gradient" : `${percent(background.share)} of the gradient`}.`,
    ...(silent.length === 1 ? [`Class ${silent[0]} gets no gradient.`] : []),
    ...(silent.length > 1 ? [`Classes ${silent.join(", ")} get no gradient.`] : []),
  ];
}

/** Sums this small beside their terms are rounding, as those over the classes of a softmax. */
const NEGLIGIBLE_PUSH = 1e-6;

/** Part of the gradient below which an activation is worth a sentence. */
const LOW_KEPT = 0.5;

/** Part below which elements are saturated: those beyond a logit of 3.6. */
const SATURATED = 0.1;

/** The most that an activation lets through where a gradient of float32 may be all gone. */
const ALL_SATURATED = 1e-6;

function sharedPlacesOf({ sharedPlaces }: GradientInspection): string[] {
  return sharedPlaces === 0
    ? []
    : [
        `The target has several classes at ${sharedPlaces} ${sharedPlaces === 1 ? "place" : "places"}, which a softmax excludes: see whether classAxis is the axis of the classes, or take activation "sigmoid".`,
      ];
}

function activatedTwice({ activation, range: [smallest, largest] }: GradientInspection): string[] {
  return activation === "none" || smallest < 0 || largest > 1 || smallest === largest
    ? []
    : [
        `All logits are between 0 and 1, as probabilities are: if they went through a ${activation} already, leave the activation out.`,
      ];
}

function saturationOf({ kept, keptWhereMissed }: GradientInspection): string[] {
  if (keptWhereMissed < LOW_KEPT) {
    const saturated =
      keptWhereMissed < SATURATED ? ": these elements are saturated, and cross entropy would reach them" : "";
    return [
      `The activation lets ${percent(keptWhereMissed)} of the gradient through where the target is missed${saturated}.`,
    ];
  }
  return kept < LOW_KEPT ? [`The activation lets ${percent(kept)} of the gradient through.`] : [];
}

function percent(part: number): string {
  const value = 100 * part;
  if (value > 0 && value < 1e-4) return "less than 0.0001 %";
  return `${value < 0.1 && value > 0 ? value.toPrecision(2) : value.toFixed(1)} %`;
}

function short(value: number): string {
  const rounded = Number(value.toPrecision(7));
  const text = Math.abs(rounded) < 1e-3 && rounded !== 0 ? rounded.toExponential(3) : String(rounded);
  return text;
}
