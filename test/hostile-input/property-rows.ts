import { diceLoss } from "../../src/index.ts";
import { type Case, noOptions, type Row, rowsOf } from "./row.ts";

const TYPE = TypeError;
const RANGE = RangeError;

const noLoss: Case[] = ["null", "undefined", '"loss"', "an object", "an array"].map((says, index) => [
  `${says} as loss`,
  TYPE,
  `loss is ${says}`,
  () => [[null, undefined, "loss", {}, [diceLoss]][index]],
]);

const option = (options: object) => () => [diceLoss, options];

const wrongOptions: Case[] = [
  ["a tolerance", TYPE, '"tolerance"', option({ tolerance: 1e-3 })],
  ["a shape for an arbitrary", TYPE, "an array, want a fast-check arbitrary", option({ shapes: [1, 2, 2] })],
  ["null as shapes", TYPE, "null, want a fast-check arbitrary", option({ shapes: null })],
  ["edgeCases of another kind", TYPE, "is 1", option({ edgeCases: 1 })],
  ["the batch as class axis", RANGE, "classAxis 0", option({ classAxis: 0 })],
  ["a class axis beyond any shape", RANGE, "want -16 to 16", option({ classAxis: 2 ** 31 })],
  ["a class axis before any shape", RANGE, "want -16 to 16", option({ classAxis: -(2 ** 31) })],
  ["a fractional class axis", RANGE, "1.5", option({ classAxis: 1.5 })],
  ["a class axis of another kind", TYPE, '"last"', option({ classAxis: "last" })],
  ["an unknown activation", RANGE, '"tanh"', option({ activation: "tanh" })],
  [
    "softmax without a class axis",
    RANGE,
    "softmax over one class",
    option({ activation: "softmax", classAxis: null }),
  ],
  ["an unknown target", RANGE, '"label"', option({ target: "label" })],
  ["an unknown dtype", RANGE, '"float16"', option({ dtype: "float16" })],
  ["a gradient that is no function", TYPE, "an array", option({ gradient: [1] })],
  ["a third order", RANGE, "order is 3", option({ order: 3 })],
  ["a second order of a black box", RANGE, "order 2", option({ order: 2, gradient: diceLoss })],
  ["a domain of one number", TYPE, "domain is 1", option({ domain: 1 })],
  ["a domain upside down", RANGE, "domain is [1, 0]", option({ domain: [1, 0] })],
  ["a budget that pays for nothing", RANGE, "budget is 1", option({ budget: 1 })],
];

export const PROPERTY_ROWS: Row[] = ["gradcheckProperty", "asyncGradcheckProperty"].flatMap((name) => [
  ...rowsOf(name, noLoss),
  ...noOptions(name, (options) => [diceLoss, options]),
  ...rowsOf(name, wrongOptions),
]);
