/*
 * Prints what it costs that a gradient of 0 stays 0 behind an infinite slope: processor time of a value with its gradient, through
 * each operation whose slope can be infinite, over that of a copy whose pullback is the plain product or quotient. The two take
 * turns in one process, and the ratio is that of the medians.
 *
 *     npm run bench:chain-rule -- --rounds 101
 */

import { parseArgs } from "node:util";
import { divide, grad, log, multiply, power, sqrt, sum, type Tensor, tensor } from "../src/index.ts";
import * as binaryKernels from "../src/kernels/arrays/binary.ts";
import * as unaryKernels from "../src/kernels/arrays/unary.ts";
import { binary, unary } from "../src/ops/broadcast.ts";
import { uniform } from "./inputs/inputs.ts";

const SIZE = 65_536;

type Operation = (x: Tensor) => Tensor;

const constant = () => {
  throw new Error("a constant has no gradient");
};

const plainSqrt: Operation = (x) =>
  unary("sqrt", unaryKernels.sqrt, x, (root) => (gradient) => divide(gradient, multiply(2, root)));

const plainLog: Operation = (x) => unary("log", unaryKernels.log, x, () => (gradient) => divide(gradient, x));

const plainInverse: Operation = (x) => {
  const quotient: Tensor = binary("divide", binaryKernels.divide, 1, x, [
    constant,
    (gradient) => multiply(divide(multiply(gradient, quotient), x), -1),
  ]);
  return quotient;
};

const plainPower: Operation = (x) =>
  binary("power", binaryKernels.power, x, 0.75, [
    (gradient) => multiply(gradient, multiply(0.75, power(x, -0.25))),
    constant,
  ]);

const ROWS: readonly (readonly [name: string, guarded: Operation, plain: Operation])[] = [
  ["sqrt", sqrt, plainSqrt],
  ["log", log, plainLog],
  ["divide", (x) => divide(1, x), plainInverse],
  ["power", (x) => power(x, 0.75), plainPower],
];

/** Microseconds of processor time of some calls. */
function timeOf(calls: number, call: () => Tensor): number {
  const start = process.cpuUsage();
  for (let k = 0; k < calls; k++) call();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "101" } } });
const rounds = Number(values.rounds);
/** Calls that are measured together: some milliseconds. */
const CALLS = 8;

console.log("| operation | guarded, µs | plain, µs | ratio |\n| --- | ---: | ---: | ---: |");
const totals = [0, 0];
for (const dtype of ["float32", "float64"] as const) {
  for (const [name, guarded, plain] of ROWS) {
    const next = uniform(1);
    const x = tensor(
      Float64Array.from({ length: SIZE }, () => 0.1 + next()),
      [SIZE],
      { dtype },
    );
    const calls = [guarded, plain].map((operation) => () => grad((y: Tensor) => sum(operation(y)))(x));
    const [first, second] = calls.map((call) => call().data) as [Float64Array, Float64Array];
    if (!first.every((value, k) => value === second[k])) throw new Error(`${name}: gradients differ`);
    const times: [number[], number[]] = [[], []];
    for (let round = -10; round < rounds; round++) {
      for (const place of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const time = timeOf(CALLS, calls[place]!) / CALLS;
        if (round >= 0) times[place]!.push(time);
      }
    }
    const [ours, others] = times.map(median) as [number, number];
    totals[0]! += ours;
    totals[1]! += others;
    console.log(
      `| ${name}, ${dtype} | ${ours.toFixed(0)} | ${others.toFixed(0)} | ${(ours / others).toFixed(3)} |`,
    );
  }
}
console.log(`all: ${(totals[0]! / totals[1]!).toFixed(3)}`);
