import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build, transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { buildLibrary } from "../build-library.ts";
import { librarySources, readText } from "../project-files.ts";
import { importsBesides } from "./imports-besides.ts";

/** What Node, browsers and workers add to the language. */
const HOST =
  `Buffer Worker cancelAnimationFrame clearInterval clearTimeout console crypto document fetch global globalThis
  localStorage location navigator performance postMessage process queueMicrotask require requestAnimationFrame self
  setImmediate setInterval setTimeout structuredClone window`.split(/\s+/);

/** Files that ask the runtime for threads: the root entry reaches none of them either. */
const OF_THE_HOST = ["src/workers/threads/serve.ts", "src/workers/threads/thread.ts"];

const dist = buildLibrary();
const entry = join(dist, "index.js");

describe.each(librarySources())("%s", (path) => {
  it("uses the language only", async () => {
    // esbuild replaces a name where it is global, and leaves variables and properties of that name alone.
    const define = Object.fromEntries(HOST.map((name) => [name, `__host_${name}`]));
    const { code } = await transform(readText(path), { loader: "ts", define });
    const named = [...new Set(code.match(/__host_\w+/g))];
    if (OF_THE_HOST.includes(path)) expect(named).not.toEqual([]);
    else expect(named).toEqual([]);
  });

  it("imports files of src only", () => {
    const name = path.slice("src/".length);
    expect(importsBesides(/^\.\.?\/[\w/.-]+\.ts$/, name, readText(path))).toEqual([]);
  });
});

describe("the built entry", () => {
  it("works where there is nothing but the language", async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      platform: "neutral",
      format: "iife",
      globalName: "softdice",
    });
    expect(Object.keys(metafile.inputs).filter((file) => file.includes("testing/"))).toEqual([]);
    const context = createContext(Object.create(null));
    runInContext(outputFiles[0]!.text, context);
    const gradient = `
      const target = softdice.labelMap([1, 0], [1, 2]);
      const loss = (prediction) => softdice.diceLoss(prediction, target, { smooth: 0 });
      softdice.grad(loss)(softdice.tensor([0.5, 0.5], [1, 2, 1])).toArray().join();`;
    // One voxel of two: 1 − 2p₀/(p₀ + p₁ + 1), so −2(p₁ + 1)/4 and 2p₀/4.
    expect(runInContext(gradient, context)).toBe("-0.75,0.25");
  });
});
