import { count } from "./count.bench.ts";
import { distance } from "./distance.bench.ts";
import { elementary } from "./elementary.bench.ts";
import { family } from "./family.bench.ts";
import { gradcheck } from "./gradcheck.bench.ts";
import { runSuites } from "./harness.ts";
import { overlap } from "./overlap.bench.ts";
import { pool } from "./pool.bench.ts";
import { score } from "./score.bench.ts";
import { surface } from "./surface.bench.ts";

await runSuites([overlap, family, count, distance, surface, elementary, pool, score, gradcheck]);
