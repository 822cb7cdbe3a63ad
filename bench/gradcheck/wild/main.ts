import { readFileSync, writeFileSync } from "node:fs";
import { measurePictureRates, measureWildRates, wildTable } from "./wild-rates.ts";

/** Seeds that make at least 20,000 right gradients and 10,000 wrong ones. */
const SEEDS = { right: 100, wrong: 20, masks: 2 };

const page = new URL("../../../docs/gradient-checking.md", import.meta.url);
const masksAlone = process.argv.includes("masks");
if (!masksAlone) write("kinks and bounds", wildTable(measureWildRates(SEEDS.right, SEEDS.wrong)));
write("losses of masks", wildTable(measurePictureRates(SEEDS.masks)));

function write(name: string, table: string): void {
  console.log(table);
  const text = readFileSync(page, "utf8");
  const mark = `<!-- ${name}, made by bench/gradcheck/wild/main.ts -->`;
  const start = text.indexOf(mark) + mark.length;
  const end = text.indexOf("<!-- end -->", start);
  writeFileSync(page, `${text.slice(0, start)}\n\n${table}\n\n${text.slice(end)}`);
}
