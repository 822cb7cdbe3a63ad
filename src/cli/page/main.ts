import "sortable-tablesort/dist/esm/sortable.js";
import type { ComparisonPageData } from "../compare/comparison-page.ts";
import type { PageData } from "../report/page-data.ts";
import { showComparison } from "./comparison-page.ts";
import { showReport } from "./report-page.ts";

const data = JSON.parse(document.getElementById("data")!.textContent!) as PageData | ComparisonPageData;
if ("comparisons" in data) showComparison(document.body, data);
else showReport(document.body, data);
