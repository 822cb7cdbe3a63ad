import { readFileSync, writeFileSync } from "node:fs";
import { bestDetection } from "./noise-bound.ts";
import { halfPrecision, noisySolver, type Tried, wrongPullbacks } from "./noise-floor.ts";

const SEEDS = 200;
const TOLERANCES = [1e-3, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12];

const row = (name: string, { tried, pass, fail, unresolved }: Tried) =>
  `| ${[name, tried, pass, fail, unresolved].join(" | ")} |`;
const table = [
  "| function | checks | pass | fail | unresolved |",
  "| --- | --- | --- | --- | --- |",
  row("float16, right", halfPrecision(11, SEEDS)),
  row("bfloat16, right", halfPrecision(8, SEEDS)),
  ...TOLERANCES.flatMap((tolerance) => [
    row(`known to ${tolerance}, right`, noisySolver(tolerance, 1, SEEDS)),
    row(`known to ${tolerance}, 3 % on one of 5 terms`, noisySolver(tolerance, 1.03, SEEDS)),
  ]),
  row("`vjpcheck`, pullbacks that are wrong but for some cotangents", wrongPullbacks(50)),
].join("\n");
const best = TOLERANCES.slice(0, 3).map(
  (tolerance) => `${(100 * bestDetection(tolerance, 1.03, SEEDS)).toFixed(0)} % at ${tolerance}`,
);
const text = `${table}

The values hold more: least squares over as many evaluations at large steps, told beforehand that f is smooth and how large its noise
is, would tell the 3 % from noise in ${best.join(", in ")}. The check is told neither, and spends most of its steps
on the search for the scale at which f is smooth.`;
console.log(text);

const page = new URL("../../../docs/gradient-checking.md", import.meta.url);
const before = readFileSync(page, "utf8");
const mark = "<!-- noise, made by bench/gradcheck/wild/noise.ts -->";
const start = before.indexOf(mark) + mark.length;
writeFileSync(
  page,
  `${before.slice(0, start)}\n\n${text}\n\n${before.slice(before.indexOf("<!-- end -->", start))}`,
);
