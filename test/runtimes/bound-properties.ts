import fc from "fast-check";

// Every property is tried in every runtime, but drawn in full by `npm test` only.
fc.configureGlobal({ seed: 1, interruptAfterTimeLimit: 250 });
