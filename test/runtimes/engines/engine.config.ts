import { defineConfig } from "vitest/config";
import { root } from "../../contract/project-files.ts";
import { tests } from "../portable-tests.ts";

/** The tests in whatever runs Vitest: Node, Deno or Bun. */
export default defineConfig({
  root,
  test: {
    include: [...tests(), "test/runtimes/this-runtime.test.ts"],
    setupFiles: ["test/runtimes/bound-properties.ts"],
    testTimeout: 120_000,
    provide: { runtime: process.env.SOFTDICE_RUNTIME },
    // The one pool that Deno has. One process for all files is several times faster than one for each.
    pool: "forks",
    isolate: false,
    maxWorkers: 1,
  },
});
