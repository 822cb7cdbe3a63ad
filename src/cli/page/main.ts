import "sortable-tablesort/dist/esm/sortable.js";
import type { PageData } from "../report/page-data.ts";
import { showReport } from "./report-page.ts";

showReport(document.body, JSON.parse(document.getElementById("data")!.textContent!) as PageData);
