import { count } from "./count.ts";
import { distance } from "./distance.ts";
import { elementary } from "./elementary.ts";
import { family } from "./family.ts";
import { gradcheck } from "./gradcheck.ts";
import { runSuites } from "./harness.ts";
import { overlap } from "./overlap.ts";
import { pool } from "./pool.ts";
import { score } from "./score.ts";
import { surface } from "./surface.ts";

await runSuites([overlap, family, count, distance, surface, elementary, pool, score, gradcheck]);
