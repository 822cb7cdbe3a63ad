import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../project-files.ts";
import { apiReport } from "./api-report.ts";

writeFileSync(join(root, "test/contract/types/api.txt"), apiReport(join(root, "dist")));
