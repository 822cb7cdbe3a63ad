import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { root } from "../../contract/project-files.ts";
import { portableTests } from "../portable-tests.ts";
import { browserProgram, CHROMIUM_OPTIONS } from "./browsers.ts";

const chromium = { executablePath: browserProgram.chromium, args: [...CHROMIUM_OPTIONS] };
// The channel is Firefox as it is released; without it Playwright wants a build of its own.
const firefox = { executablePath: browserProgram.firefox, channel: "moz-firefox" };

/** The tests in the pages of a browser, isolated from other origins, so that they have shared memory. */
export default defineConfig({
  root,
  server: {
    headers: {
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
    },
  },
  test: {
    include: [...(await portableTests()), "test/runtimes/this-runtime.test.ts"],
    setupFiles: ["test/runtimes/bound-properties.ts"],
    testTimeout: 120_000,
    isolate: false,
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      api: { host: "127.0.0.1" },
      provider: playwright(),
      instances: [
        {
          browser: "chromium",
          provide: { runtime: "chromium" },
          provider: playwright({ launchOptions: chromium }),
        },
        {
          browser: "firefox",
          provide: { runtime: "firefox" },
          provider: playwright({ launchOptions: firefox }),
        },
      ],
    },
  },
});
