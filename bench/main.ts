import { count } from "./count.ts";
import { runSuites } from "./harness.ts";
import { overlap } from "./overlap.ts";

await runSuites([overlap, count]);
