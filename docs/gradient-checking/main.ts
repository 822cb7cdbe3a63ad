import { readFileSync, writeFileSync } from "node:fs";
import { visitMuseum } from "./museum.ts";
import { withOutputs } from "./outputs.ts";
import { withMuseum } from "./page.ts";
import { residualPicture } from "./picture.ts";

const root = new URL("../../", import.meta.url);
const page = new URL("docs/gradient-checking.md", root);
const readme = new URL("README.md", root);

writeFileSync(new URL("docs/gradient-checking/residual.svg", root), residualPicture());
writeFileSync(readme, await withOutputs(readFileSync(readme, "utf8")));
writeFileSync(page, await withOutputs(withMuseum(readFileSync(page, "utf8"), visitMuseum())));
