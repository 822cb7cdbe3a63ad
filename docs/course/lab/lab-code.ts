import type { Choices } from "./lab-options.ts";
import { hasTwoClasses, inLogits, isMasked, optionsOf } from "./library-options.ts";
import { SIDE } from "./scenes.ts";

/** A line of the program is not much longer. */
const LINE = 110;

/** Numbers as text of lines: a value, or how often it comes in a row with the value. */
function runsOf(values: ArrayLike<number>): string {
  const lines = [""];
  for (let k = 0, end = 0; k < values.length; k = end) {
    while (end < values.length && values[end] === values[k]) end++;
    const run = end - k > 2 ? `[${end - k}, ${values[k]}], ` : `${values[k]}, `.repeat(end - k);
    if (lines.at(-1)!.length + run.length > LINE) lines.push("");
    lines[lines.length - 1] += run;
  }
  return lines.map((line) => `  ${line.trimEnd()}\n`).join("");
}

/** A program for Node that makes the calls of the lab, of its pictures to the last digit. */
export function codeOf(losses: readonly Choices[], prediction: Float64Array, target: Float64Array): string {
  const two = losses.some(hasTwoClasses);
  const names = new Set([...losses.map(({ loss }) => loss), "tensor", "valueAndGrad"]);
  if (two) for (const name of ["stack", "subtract"]) names.add(name);
  if (losses.some((choices) => hasTwoClasses(choices) && inLogits(choices))) names.add("multiply");
  return `// What the lab of softdice shows, as a program for Node 20 or later. Save it as lab.mjs where softdice is
// installed, as its README says, and run: node lab.mjs
import { ${[...names].sort().join(", ")} } from "softdice";

const shape = [1, ${SIDE}, ${SIDE}];
/** The pixels row by row: the value of one, or how many have the same with their value. */
const pixels = (...runs) =>
  Float64Array.from(runs.flatMap((run) => (Array.isArray(run) ? Array(run[0]).fill(run[1]) : run)));
const ones = pixels(
${runsOf(target)});
const prediction = pixels(
${runsOf(prediction)});
const target = tensor(ones, shape);
${losses.some(isMasked) ? `const mask = tensor(ones.map((_, k) => (k % ${SIDE} < ${SIDE / 2} ? 1 : 0)), shape);\n` : ""}${losses.some(inLogits) ? "const logits = prediction.map((p) => Math.log(p / (1 - p)));\n" : ""}
function show(name, loss, input) {
  const { value, gradient } = valueAndGrad(loss)(tensor(input, shape));
  const sumWhere = (side) => gradient.data.reduce((sum, g, k) => (ones[k] === side ? sum + g : sum), 0);
  const [onTarget, elsewhere] = [sumWhere(1), sumWhere(0)];
  console.log(name, value.item());
  console.log("  largest gradient", Math.max(...gradient.data.map(Math.abs)));
  console.log("  gradient on the target", onTarget, "and elsewhere", elsewhere);
  console.log("  share on the target", Math.abs(onTarget) / (Math.abs(onTarget) + Math.abs(elsewhere) || 1));
}
${losses.map(showLoss).join("")}`;
}

function showLoss(choices: Choices): string {
  const logits = inLogits(choices);
  const background = logits ? "multiply(x, 0)" : "subtract(1, x)";
  const [x, t] = hasTwoClasses(choices)
    ? [`stack([${background}, x], { axis: -1 })`, "stack([subtract(1, target), target], { axis: -1 })"]
    : ["x", "target"];
  const options = JSON.stringify(optionsOf(choices));
  const call = `${choices.loss}(${x}, ${t}, ${isMasked(choices) ? `{ ...${options}, mask }` : options})`;
  return `show("${choices.loss} of ${logits ? "logits" : "probabilities"}", (x) => ${call}, ${logits ? "logits" : "prediction"});\n`;
}
