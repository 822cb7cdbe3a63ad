import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

/** Tests of report pages, with a document. */
const PAGES = ["test/cli/page/**/*.test.ts"];

/** Searches by property that take long: `npm run test:long` runs them, `npm test` does not. */
const PROPERTIES = ["test/**/*.properties.test.ts"];

/** Other tests that take long. */
const LONG = [
  "test/**/*.{docs,pages,rates,stress,torch}.test.ts",
  "test/contract/**/{bundled-workers,compilers,footprint,pack,portable-tests}.test.ts",
  "test/kernels/simd/*-bytes.test.ts",
];

/** Asks which runtime this is, where that is to be one of several. */
const OTHER_RUNTIMES = "test/runtimes/this-runtime.test.ts";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    setupFiles: ["test/fixed-seeds.ts"],
    // Only for what hangs: a test that is slow on a busy machine must not fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Vitest leaves one core unused, which is half of a machine of two.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/cli/**"],
      reporter: ["text-summary"],
    },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...PAGES, ...PROPERTIES, ...LONG, OTHER_RUNTIMES],
          // Each module is loaded once in a process, and not once for each file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "pages",
          // Processes are kept from file to file only where all files have the same surroundings.
          environment: "happy-dom",
          isolate: false,
          include: PAGES,
          exclude: [...configDefaults.exclude, ...LONG],
        },
      },
      { extends: true, test: { name: "properties", isolate: false, include: PROPERTIES } },
      { extends: true, test: { name: "long", include: LONG } },
    ],
  },
});
