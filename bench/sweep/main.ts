import { writeFileSync } from "node:fs";
import * as jax from "@jax-js/jax";
import * as tf from "@tensorflow/tfjs";
import { NUMERIC_CASES } from "./numeric.ts";
import { differing, runCase, type SweepCase, type SweepResult } from "./sweep-case.ts";
import { SYMBOLIC_CASES } from "./symbolic.ts";

const PAGE = new URL("../../docs/gradients-of-others.md", import.meta.url);
const ALL = [...NUMERIC_CASES, ...SYMBOLIC_CASES];

await tf.setBackend("cpu");
await jax.init("wasm");

const plain = (value: number | undefined) =>
  value === undefined ? "–" : Number.isFinite(value) ? String(Number(value.toPrecision(5))) : String(value);
const cell = (text: string) => text.replaceAll("|", "\\|");
const nameOf = ({ library, operation }: SweepCase) => `${library.split(" ")[0]} ${operation}`;

/** A row of the page. */
function row(one: SweepCase, result: SweepResult): string {
  const at = differing(result);
  const cells = [
    `\`${cell(one.operation)}\``,
    `x = ${plain(one.x[at])} in [${at}]`,
    plain(result.gives[at]),
    plain(result.slope[at]),
    result.verdict,
    one.words,
    `\`npm run sweep -- "${cell(nameOf(one))}"\``,
  ];
  return `| ${cells.map((text) => text.replace(/\n/g, " ")).join(" | ")} |`;
}

function tableOf(cases: readonly SweepCase[], results: ReadonlyMap<SweepCase, SweepResult>): string {
  const head = "| operation | where | it gives | slope | gradcheck | what | reproduce |";
  return [
    head,
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...cases.map((one) => row(one, results.get(one)!)),
  ].join("\n");
}

const wanted = process.argv.slice(2).join(" ");
const chosen = ALL.filter((one) => nameOf(one).includes(wanted));
if (chosen.length === 0) {
  console.error(`sweep: no case is called ${wanted}; npm run sweep lists all`);
  process.exit(1);
}
const results = new Map(chosen.map((one) => [one, runCase(one)]));
for (const one of chosen) {
  const { gives, slope, verdict, report } = results.get(one)!;
  console.log(
    `${nameOf(one)}: ${verdict}\n  x      ${one.x.map(plain)}\n  gives  ${gives.map(plain)}\n  slope  ${slope.map(plain)}\n  ${report}`,
  );
}
if (wanted === "") {
  const date = new Date().toISOString().slice(0, 10);
  const libraries = [...new Set(ALL.map(({ library }) => library))];
  const sections = libraries.map((library) => {
    const of = (kind: string) => ALL.filter((one) => one.library === library && one.kind === kind);
    const parts = [
      `## ${library}`,
      ...(of("fault").length ? ["### Faults", tableOf(of("fault"), results)] : []),
    ];
    return [
      ...parts,
      ...(of("convention").length ? ["### Conventions at kinks", tableOf(of("convention"), results)] : []),
    ].join("\n\n");
  });
  writeFileSync(
    PAGE,
    `# Gradients of other libraries

Gradients that published libraries give, checked by \`gradcheck\` at points where people meet trouble. *It gives* is the gradient of the
library for the element that differs most. *Slope* comes from differences of a formula in float64 that was written for the case, by
\`numericGradient\`; at a kink it is the mean of both sides. A fault is a gradient that is not a slope of the function, on either side; a
convention is a choice where there is more than one. Most of what these libraries differentiate is correct, and is not listed.

Written on ${date} by \`npm run sweep\`, with the versions that the headings name. The last column is the command that prints a row and
its report.

${sections.join("\n\n")}
`,
  );
}
