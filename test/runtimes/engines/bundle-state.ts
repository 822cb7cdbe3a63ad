/** Set by the bundler. */
declare const RUNTIME: string;

/** What Vitest's runner asks for: its own defaults, and time for a slow machine. */
export const config = {
  root: "",
  name: RUNTIME,
  setupFiles: [],
  passWithNoTests: false,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 1, hooks: "stack", setupFiles: "list" },
  chaiConfig: undefined,
  maxConcurrency: 5,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
} as const;

// Where Vitest looks for what its workers are told.
Object.assign(globalThis, {
  __vitest_worker__: {
    config,
    providedContext: { runtime: RUNTIME },
    // A bundle keeps its modules: there are none that could be forgotten.
    evaluatedModules: { idToModuleMap: new Map() },
  },
});
