import { defineConfig } from "vitest/config";

/** The mirrored tests of what is mutated, in the copy of the project that Stryker works in. */
export default defineConfig({
  test: {
    include: JSON.parse(process.env.SOFTDICE_MUTANT_TESTS ?? "[]"),
    setupFiles: ["test/fixed-seeds.ts"],
    testTimeout: 600_000,
    maxWorkers: 1,
    isolate: false,
  },
});
