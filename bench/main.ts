import { count } from "./count.ts";
import { family } from "./family.ts";
import { runSuites } from "./harness.ts";
import { overlap } from "./overlap.ts";
import { score } from "./score.ts";

await runSuites([overlap, family, count, score]);
