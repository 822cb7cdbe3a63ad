import { runSuites } from "./harness/harness.ts";
import { count } from "./suites/count.bench.ts";
import { distance } from "./suites/distance.bench.ts";
import { elementary } from "./suites/elementary.bench.ts";
import { family } from "./suites/family.bench.ts";
import { gradcheck } from "./suites/gradcheck.bench.ts";
import { lesions } from "./suites/lesions.bench.ts";
import { operations } from "./suites/operations.bench.ts";
import { overlap } from "./suites/overlap.bench.ts";
import { pool } from "./suites/pool.bench.ts";
import { score } from "./suites/score.bench.ts";
import { surface } from "./suites/surface.bench.ts";

await runSuites([
  overlap,
  family,
  count,
  distance,
  surface,
  lesions,
  elementary,
  operations,
  pool,
  score,
  gradcheck,
]);
