import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { type PageData, pageData } from "../../../src/cli/report/page-data.ts";
import { exampleDataSet, surfaceDataSet } from "../example-data-set.ts";

/** What a page is given of the example. */
export function examplePage(): PageData {
  const names = new Map([[1, "liver"]]);
  return pageData(
    reportDataSet(exampleDataSet(), names, {
      includeBackground: false,
      resamples: 200,
    }),
  );
}

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
