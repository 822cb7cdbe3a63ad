import { readFileSync, writeFileSync } from "node:fs";
import {
  checksOfPlanted,
  FRESH,
  KNOWN,
  measurePictureRates,
  measureWildRates,
  PIECEWISE,
  reasonsTable,
  SIBLINGS,
  wildTable,
} from "./wild-rates.ts";

/** Seeds that make at least 20,000 right gradients and 10,000 wrong ones; fewer for the other tables. */
const SEEDS = {
  right: 100,
  wrong: 20,
  siblings: 3,
  piecewise: { right: 12, wrong: 4 },
  fresh: { right: 30, wrong: 3 },
  masks: 2,
};
const SIZES = { known: [3, 8], siblings: [4, 9] };

const page = new URL("../../../docs/gradient-checking.md", import.meta.url);

/** The tables, by the word that asks for one alone. */
const TABLES: Readonly<Record<string, () => void>> = {
  kinks: () => {
    const rates = measureWildRates(KNOWN, SIZES.known, SEEDS.right, SEEDS.wrong);
    write("kinks and bounds", wildTable(rates));
    write("reasons", reasonsTable(rates));
  },
  siblings: () =>
    write("siblings", wildTable(measureWildRates(SIBLINGS, SIZES.siblings, SEEDS.siblings, SEEDS.siblings))),
  piecewise: () => {
    const { right, wrong } = SEEDS.piecewise;
    write("piecewise", wildTable(measureWildRates(PIECEWISE, SIZES.siblings, right, wrong, checksOfPlanted)));
  },
  fresh: () => {
    const { right, wrong } = SEEDS.fresh;
    console.log(wildTable(measureWildRates(FRESH, SIZES.siblings, right, wrong, checksOfPlanted)));
  },
  masks: () => write("losses of masks", wildTable(measurePictureRates(SEEDS.masks))),
};

const asked = Object.keys(TABLES).filter((name) => process.argv.includes(name));
for (const name of asked.length > 0 ? asked : Object.keys(TABLES)) TABLES[name]!();

function write(name: string, table: string): void {
  console.log(table);
  const text = readFileSync(page, "utf8");
  const mark = `<!-- ${name}, made by bench/gradcheck/wild/main.ts -->`;
  const start = text.indexOf(mark) + mark.length;
  const end = text.indexOf("<!-- end -->", start);
  writeFileSync(page, `${text.slice(0, start)}\n\n${table}\n\n${text.slice(end)}`);
}
