// Scores a prediction, differentiates a loss, and checks the gradient: node main.mjs
import {
  dice,
  diceLoss,
  formatGradcheck,
  gradcheck,
  labelMap,
  tensor,
  threshold,
  valueAndGrad,
} from "softdice";

// A disc of 64 × 64 pixels, and a prediction that lies six pixels to the right of it.
const picture = (value) =>
  Float64Array.from({ length: 4096 }, (_, k) => value((k % 64) + 0.5, Math.floor(k / 64) + 0.5));
const target = tensor(
  picture((x, y) => (Math.hypot(x - 28, y - 32) <= 10 ? 1 : 0)),
  [1, 4096],
);
const prediction = tensor(
  picture((x, y) => 1 / (1 + Math.exp(Math.hypot(x - 34, y - 32) - 10))),
  [1, 4096],
);

console.log(
  "Dice of the mask at one half:",
  dice(threshold(prediction, 0.5), labelMap(target.data, [1, 4096])),
);

const options = { classAxis: null };
const { value, gradient } = valueAndGrad((p) => diceLoss(p, target, options))(prediction);
console.log("loss:", value.item());
console.log("different numbers in the gradient:", new Set(gradient.data).size);

// The same gradient by hand: (D − 2t)/U, as a function of plain arrays.
const byHand = (p) => {
  const [t, sum] = [target.data, (values) => values.reduce((total, x) => total + x, 0)];
  const both = sum(p.map((x, k) => x * t[k]));
  const total = sum(p) + sum(t);
  return p.map((_, k) => ((2 * both) / total - 2 * t[k]) / total);
};
const loss = (p) => diceLoss(tensor(p, [1, 4096]), target, { ...options, smooth: 0 }).item();
const report = gradcheck(loss, prediction.data, { gradient: byHand });
console.log(formatGradcheck(report).split("\n")[0]);

// What a library without the factor 2 would do.
const wrong = gradcheck(loss, prediction.data, { gradient: (p) => byHand(p).map((g) => g / 2) });
console.log(formatGradcheck(wrong).split("\n")[0]);
if (report.verdict !== "pass" || wrong.verdict !== "fail") process.exitCode = 1;
