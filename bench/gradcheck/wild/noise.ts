import { readFileSync, writeFileSync } from "node:fs";
import { HALF_BUGS, halfPrecision } from "./half-precision.ts";
import { noisySolver, type Tried, wrongPullbacks } from "./noise-floor.ts";

/** Seeds of solvers that are hard to tell from noise, of others, and of each of twelve functions in half precision. */
const SEEDS = { noisy: 2000, solver: 400, half: 84 };
const PRECISIONS = { float16: 11, bfloat16: 8 };
const TOLERANCES = [1e-3, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12];

const row = (name: string, { tried, pass, fail, unresolved }: Tried) =>
  `| ${[name, tried, pass, fail, unresolved].join(" | ")} |`;
const text = [
  "| function | checks | pass | fail | unresolved |",
  "| --- | --- | --- | --- | --- |",
  ...Object.entries(PRECISIONS).flatMap(([precision, bits]) =>
    Object.entries(HALF_BUGS).map(([name, bug]) =>
      row(`${precision}, ${name}`, halfPrecision(bits, bug, SEEDS.half)),
    ),
  ),
  ...TOLERANCES.flatMap((tolerance) => {
    const seeds = tolerance >= 1e-4 ? SEEDS.noisy : SEEDS.solver;
    return [
      row(`known to ${tolerance}, right`, noisySolver(tolerance, 1, seeds)),
      row(`known to ${tolerance}, 3 % on one of 5 terms`, noisySolver(tolerance, 1.03, seeds)),
    ];
  }),
  row("known to 0.001, and `noise` says so, right", noisySolver(1e-3, 1, SEEDS.solver, true)),
  row("the same, 3 % on one of 5 terms", noisySolver(1e-3, 1.03, SEEDS.solver, true)),
  row("`vjpcheck`, pullbacks that are wrong but for some cotangents", wrongPullbacks(50)),
].join("\n");
console.log(text);

const page = new URL("../../../docs/gradient-checking.md", import.meta.url);
const before = readFileSync(page, "utf8");
const mark = "<!-- noise, made by bench/gradcheck/wild/noise.ts -->";
const start = before.indexOf(mark) + mark.length;
writeFileSync(
  page,
  `${before.slice(0, start)}\n\n${text}\n\n${before.slice(before.indexOf("<!-- end -->", start))}`,
);
