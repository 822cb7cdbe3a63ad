import { createPool } from "softdice/workers";
import { reportPool } from "./report.js";

/** For a bundler that does not find the worker by itself: it is a second entry, `softdice/workers/worker`. */
const createWorker = () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

reportPool(() => createPool({ workers: 2, createWorker }));
