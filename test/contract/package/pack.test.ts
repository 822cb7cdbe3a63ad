import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { buildLibrary } from "../build-library.ts";
import { importSources } from "../layout/import-sources.ts";
import { readText, root } from "../project-files.ts";

/** What `npm publish` would send, of a copy of the project as it is. */
function pack() {
  const copy = mkdtempSync(join(tmpdir(), "softdice-pack-"));
  afterAll(() => rmSync(copy, { recursive: true }));
  for (const path of ["package.json", "README.md", "LICENSE", "src", "test/contract"])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  cpSync(buildLibrary(), join(copy, "dist"), { recursive: true });
  const command = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [packed] = JSON.parse(execFileSync("npm", command, { cwd: copy, encoding: "utf8" }));
  return { copy, ...(packed as { files: { path: string }[]; size: number; unpackedSize: number }) };
}

const { copy, files, size } = pack();
const paths = files.map(({ path }) => path);

describe("the packed library", () => {
  it("has README, licence, manifest, what was built and its source, and nothing else", () => {
    expect(paths).toEqual(expect.arrayContaining(["README.md", "LICENSE", "package.json", "dist/index.js"]));
    const others = paths.filter(
      (path) => !/^(README\.md|LICENSE|package\.json|dist\/.*|src\/.*\.ts)$/.test(path),
    );
    expect(others).toEqual([]);
    expect(paths.filter((path) => /\.test\.|tsconfig|^src\/cli\//.test(path))).toEqual([]);
  });

  it("has at most 2,800 files and 2.3 MB", () => {
    expect(paths.length).toBeLessThanOrEqual(2800);
    expect(size).toBeLessThanOrEqual(2.3e6);
  });

  it("has the source of each of its maps", () => {
    const maps = paths.filter((path) => path.endsWith(".map"));
    expect(maps).toContain("dist/index.js.map");
    const missing = maps.flatMap((path) => {
      const { sources, sourcesContent } = JSON.parse(readFileSync(join(copy, path), "utf8"));
      if (sourcesContent) return [];
      const wanted = (sources as string[]).map((source) => posix.join(posix.dirname(path), source));
      return wanted.filter((source) => !paths.includes(source)).map((source) => `${path}: ${source}`);
    });
    expect(missing).toEqual([]);
  });

  it("loads four files in Node for the root entry", () => {
    const loaded = new Set<string>();
    const load = (path: string) => {
      if (loaded.has(path)) return;
      loaded.add(path);
      for (const source of importSources(readFileSync(join(copy, path), "utf8")))
        if (source.startsWith(".")) load(posix.join(posix.dirname(path), source));
    };
    load("dist/node/index.js");
    expect([...loaded]).toHaveLength(4);
  });

  it("names functions in the trace of an error, and with its maps the lines of their source", () => {
    const program = `
      import { diceLoss, tensor } from "./dist/node/index.js";
      try { diceLoss(tensor([2], [1, 1, 1]), tensor([1], [1, 1, 1])); } catch (error) { console.log(error.stack); }`;
    const traceOf = (...args: string[]) =>
      execFileSync(process.execPath, [...args, "--input-type=module", "-e", program], {
        cwd: copy,
        encoding: "utf8",
      });
    const trace = traceOf();
    for (const name of ["notProbability", "computeLoss", "diceLoss"])
      expect(trace).toMatch(new RegExp(`at ${name} \\(.*/dist/node/shared/`));
    const [, line] = /at diceLoss \(.*\/src\/losses\/dice\.ts:(\d+):/.exec(traceOf("--enable-source-maps"))!;
    expect(readText("src/losses/dice.ts").split("\n")[Number(line) - 1]).toContain("computeLoss(");
  });

  it("has every file that package.json names", () => {
    const { exports, bin } = JSON.parse(readText("package.json"));
    const named = JSON.stringify([exports, bin]).match(/dist\/[\w./-]+/g)!;
    // The program is bundled by a step after this one.
    expect(named.filter((path) => !path.startsWith("dist/cli/") && !paths.includes(path))).toEqual([]);
  });
});

it("links of README lead from npm to files of the repository", () => {
  // npm takes a relative link as one into the repository that package.json names.
  const links = [...readText("README.md").matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  expect(links.length).toBeGreaterThan(5);
  expect(
    links.filter(
      (target) => !/^(https:\/\/|[a-zA-Z][\w/.-]*\.(?:md(#[\w-]+)?|png)$|LICENSE$|#)/.test(target),
    ),
  ).toEqual([]);
});
