import { readFileSync, writeFileSync } from "node:fs";
import { withTable } from "./table.ts";

const page = new URL("../conventions.md", import.meta.url);
writeFileSync(page, withTable(readFileSync(page, "utf8")));
