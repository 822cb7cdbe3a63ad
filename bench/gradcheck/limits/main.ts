import { readFileSync, writeFileSync } from "node:fs";
import { measureLimits } from "./limit-effects.ts";
import { limitsTable, withLimits } from "./limits-table.ts";

const page = new URL("../../../docs/gradient-checking.md", import.meta.url);
const { now, rows } = measureLimits((name) => console.error(name));
const table = limitsTable(now, rows);
console.log(table);
writeFileSync(page, withLimits(readFileSync(page, "utf8"), table));
