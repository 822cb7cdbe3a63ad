import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { root } from "../contract/project-files.ts";
import { here } from "./install.ts";
import type { Outcome } from "./outcome.ts";
import { calls } from "./quickjs-calls.ts";

const FILE = "test/runtimes/quickjs-calls.ts";

/** Calls the root entry in QuickJS, which has the language and nothing else: no timers, no `atob`, no WebAssembly. */
export async function runInQuickjs(): Promise<Outcome[]> {
  const { newQuickJSWASMModuleFromVariant } = await import("quickjs-emscripten-core");
  const context = (
    await newQuickJSWASMModuleFromVariant(import("@jitl/quickjs-ng-wasmfile-release-sync"))
  ).newContext();
  const bundle = await build({
    entryPoints: [join(root, FILE)],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "bundled",
    platform: "neutral",
  });
  context.unwrapResult(context.evalCode(bundle.outputFiles[0]!.text)).dispose();
  const outcomes = Object.entries(calls).map(([name, call]): Outcome => {
    const answer = context.evalCode(`JSON.stringify(bundled.calls[${JSON.stringify(name)}]())`);
    if (answer.error) {
      const message = JSON.stringify(context.dump(answer.error));
      return { file: FILE, name, state: "failed", message };
    }
    const there = JSON.parse(context.dump(answer.value));
    const here = JSON.parse(JSON.stringify(call()));
    if (isDeepStrictEqual(there, here)) return { file: FILE, name, state: "passed" };
    const message = `${JSON.stringify(there)} in QuickJS, ${JSON.stringify(here)} here`;
    return { file: FILE, name, state: "failed", message };
  });
  return outcomes;
}

/** The version of the package of which QuickJS is part. */
export function quickjsVersion(): string {
  const manifest = join(here, "node_modules/@jitl/quickjs-ng-wasmfile-release-sync/package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}
