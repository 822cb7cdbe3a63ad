import "./equal-numbers.ts";
import fc from "fast-check";

// A property without a seed of its own draws the same inputs in every run; `npm run test:search` draws others.
fc.configureGlobal({ seed: 1 });
