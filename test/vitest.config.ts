import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    // Asks which runtime this is, where that is to be one of several.
    exclude: [...configDefaults.exclude, "test/runtimes/this-runtime.test.ts"],
    // Only for what hangs: a test that is slow on a busy machine must not fail.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/cli/**"],
      reporter: ["text-summary"],
    },
  },
});
