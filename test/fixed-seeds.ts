import "./equal-numbers.ts";
import fc from "fast-check";

// A property draws the same inputs in every run, and few of them; `npm run test:search` draws many others.
fc.configureGlobal({ seed: 1, numRuns: 40 });
