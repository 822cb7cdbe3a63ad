import { writeFileSync } from "node:fs";
import { JAX } from "./jax/library.ts";
import { CONVNETJS } from "./others/convnetjs.ts";
import { JS_PYTORCH } from "./others/js-pytorch.ts";
import { PENROSE } from "./others/penrose.ts";
import { SOFTDICE } from "./others/softdice.ts";
import { pageOf, printed, unexplained } from "./page.ts";
import { casesOf, nameOf, runCase, type SweepCase, type SweepResult } from "./sweep-case.ts";
import { SYMBOLIC } from "./symbolic/libraries.ts";
import { TFJS } from "./tfjs/library.ts";

const PAGE = new URL("../../docs/gradients-of-others.md", import.meta.url);
const LIBRARIES = [...TFJS, JAX, JS_PYTORCH, PENROSE, CONVNETJS, ...SYMBOLIC, SOFTDICE];

const wanted = process.argv.slice(2).join(" ");
const results = new Map<SweepCase, SweepResult>();
for (const library of LIBRARIES) {
  const chosen = [...casesOf(library)].filter((one) => nameOf(one).includes(wanted));
  if (chosen.length === 0) continue;
  await library.start();
  for (const one of chosen) {
    const result = runCase(one);
    results.set(one, result);
    if (wanted !== "") console.log(printed(one, result));
  }
  if (wanted === "") console.log(`${library.heading}: ${chosen.length} cases`);
}
if (results.size === 0) {
  console.error(`sweep: no case is called ${wanted}; npm run sweep runs all`);
  process.exit(1);
}
const open = unexplained(results);
for (const text of open) console.error(text);
if (wanted === "" && open.length === 0) writeFileSync(PAGE, pageOf(LIBRARIES, results));
process.exit(open.length === 0 ? 0 : 1);
