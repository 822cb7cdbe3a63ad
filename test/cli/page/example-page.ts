import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { type PageData, pageData } from "../../../src/cli/report/page-data.ts";
import { exampleDataSet, sixCases, surfaceDataSet } from "../example-data-set.ts";

const NAMES = new Map([[1, "liver"]]);

/** What a page is given of the example. */
export function examplePage(dataSet = exampleDataSet()): PageData {
  return pageData(reportDataSet(dataSet, NAMES, { includeBackground: false, resamples: 200 }));
}

/** What a page is given of six cases, which are enough for intervals. */
export const pageOfSix = (): PageData => examplePage(sixCases());

/** The texts of all cells, row by row, the head first. */
export function cellTexts(table: Element): string[][] {
  return [...table.querySelectorAll("tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? ""),
  );
}

/** What a page is given of distances between surfaces. */
export function surfacePage(): PageData {
  return pageData(reportDataSet(surfaceDataSet(), new Map(), { includeBackground: false, resamples: 0 }));
}
