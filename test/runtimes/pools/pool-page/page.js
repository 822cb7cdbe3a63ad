import { createPool } from "softdice/workers";
import { reportPool } from "./report.js";

reportPool(() => createPool({ workers: 2 }));
