import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../contract/project-files.ts";
import { portableTests } from "../portable-tests.ts";

/**
 * Bundles the portable tests, Vitest's own runner and expectations with them, into a module "tests.js" of a folder that
 * exports `run()`: all outcomes.
 */
export async function bundleTests(folder: string, runtime: string): Promise<void> {
  const files = [...(await portableTests()), "test/runtimes/this-runtime.test.ts"];
  const modules = files.map((path) => `${JSON.stringify(path)}: () => import("./${path}"),`);
  // The state comes first: Vitest looks for it while it is imported.
  const contents = `
    import { config } from "./test/runtimes/engines/bundle-state.ts";
    import "./test/runtimes/bound-properties.ts";
    import { runBundled } from "./test/runtimes/engines/run-bundled.ts";
    export const run = () => runBundled({${modules.join("\n")}}, config);
  `;
  await build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    platform: "browser",
    external: ["node:*"],
    define: { "import.meta.vitest": "undefined", RUNTIME: JSON.stringify(runtime) },
    outfile: join(folder, "tests.js"),
    logLevel: "error",
  });
}
