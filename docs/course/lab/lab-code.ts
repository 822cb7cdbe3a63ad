import type { Choices } from "./lab-options.ts";
import { hasTwoClasses, inLogits, isMasked, optionsOf } from "./library-options.ts";
import { SIDE } from "./scenes.ts";

/** Code that makes the calls of the lab in Node: its pictures as runs of ones, its probabilities by thousandths. */
export function codeOf(losses: readonly Choices[], prediction: Float64Array, target: Float64Array): string {
  const runs: number[] = [];
  let last = 0;
  for (const [k, t] of [...target, 2].entries())
    if ((t > 0.5 ? 1 : 0) !== last || t === 2) {
      runs.push(k);
      last = t > 0.5 ? 1 : 0;
    }
  const thousandths = Array.from(prediction, (p) => Math.round(1000 * p));
  const two = losses.some(hasTwoClasses);
  const names = new Set([...losses.map(({ loss }) => loss), "tensor", "valueAndGrad"]);
  if (two) for (const name of ["stack", "subtract"]) names.add(name);
  if (losses.some((choices) => hasTwoClasses(choices) && inLogits(choices))) names.add("multiply");
  return `import { ${[...names].sort().join(", ")} } from "softdice";

const shape = [1, ${SIDE}, ${SIDE}];
const ones = new Float64Array(${SIDE * SIDE});
const runs = [${runs.join(",")}];
for (let k = 0; k + 1 < runs.length; k += 2) ones.fill(1, runs[k], runs[k + 1]);
const target = tensor(ones, shape);
const prediction = Float64Array.from([${thousandths.join(",")}], (x) => x / 1000);
${losses.some(isMasked) ? `const mask = tensor(ones.map((_, k) => (k % ${SIDE} < ${SIDE / 2} ? 1 : 0)), shape);\n` : ""}${losses.some(inLogits) ? "const logits = prediction.map((p) => Math.log(p / (1 - p)));\n" : ""}
function show(name, loss, input) {
  const { value, gradient } = valueAndGrad(loss)(tensor(input, shape));
  console.log(name, value.item());
  console.log("largest gradient", Math.max(...gradient.data.map(Math.abs)));
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
