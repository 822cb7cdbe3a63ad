import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { build } from "esbuild";
import { EXPECTED } from "../../bits/expected.ts";
import { root } from "../../contract/project-files.ts";
import { here } from "../install.ts";
import type { Outcome } from "../outcome.ts";
import { calls } from "./quickjs-calls.ts";

const CALLS = "test/runtimes/engines/quickjs-calls.ts";
const BITS = "test/bits/results.ts";

/** Calls the root entry in QuickJS, which has the language and nothing else: no timers, no `atob`, no WebAssembly. */
export async function runInQuickjs(): Promise<Outcome[]> {
  const evaluate = await quickjs();
  const compare = (file: string, name: string, code: string, wanted: unknown): Outcome => {
    const answer = evaluate(`JSON.stringify(bundled.${code})`);
    if (answer.error !== undefined) return { file, name, state: "failed", message: answer.error };
    const want = JSON.parse(JSON.stringify(wanted));
    if (isDeepStrictEqual(JSON.parse(answer.value), want)) return { file, name, state: "passed" };
    return { file, name, state: "failed", message: `${answer.value}, want ${JSON.stringify(want)}` };
  };
  return [
    ...Object.entries(calls).map(([name, call]) =>
      compare(CALLS, name, `calls[${JSON.stringify(name)}]()`, call()),
    ),
    ...Object.entries(EXPECTED.groups).map(([group, expected]) =>
      compare(BITS, group, `fingerprint(${JSON.stringify(group)})`, expected),
    ),
  ];
}

type Answer = { readonly value: string; readonly error?: never } | { readonly error: string };

/** Evaluates code in a QuickJS that has the calls and the results as `bundled`. */
async function quickjs(): Promise<(code: string) => Answer> {
  const { newQuickJSWASMModuleFromVariant } = await import("quickjs-emscripten-core");
  const context = (
    await newQuickJSWASMModuleFromVariant(import("@jitl/quickjs-ng-wasmfile-release-sync"))
  ).newContext();
  const bundle = await build({
    stdin: {
      contents: `export { calls } from "./${CALLS}"; export { fingerprint } from "./${BITS}";`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "bundled",
    platform: "neutral",
  });
  context.unwrapResult(context.evalCode(bundle.outputFiles[0]!.text)).dispose();
  return (code) => {
    const answer = context.evalCode(code);
    return answer.error
      ? { error: JSON.stringify(context.dump(answer.error)) }
      : { value: context.dump(answer.value) };
  };
}

/** The version of the package of which QuickJS is part. */
export function quickjsVersion(): string {
  const manifest = join(here, "node_modules/@jitl/quickjs-ng-wasmfile-release-sync/package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}
