import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { root } from "../contract/project-files.ts";
import { testsThatReach } from "../runtimes/portable-tests.ts";

const drawn = fileURLToPath(new URL("fast-check.ts", import.meta.url));
const properties = await testsThatReach((path) => path.includes("node_modules/fast-check/"));

/** All tests with properties, whose seeds are shifted. */
export default defineConfig({
  root,
  plugins: [
    {
      name: "other-seeds",
      enforce: "pre",
      resolveId: (source, importer) =>
        source === "fast-check" && importer !== drawn && importer?.includes("/test/") ? drawn : null,
    },
  ],
  test: {
    include: properties,
    testTimeout: 3_600_000,
    isolate: false,
  },
});
