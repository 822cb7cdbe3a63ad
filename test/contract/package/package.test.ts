import { expect, it } from "vitest";
import { readText } from "../project-files.ts";

const manifest = JSON.parse(readText("package.json"));

it("needs no package", () => {
  const kinds = Object.keys(manifest).filter((key) => /dependencies$/i.test(key));
  expect(kinds).toEqual(["peerDependencies", "devDependencies"]);
  expect(manifest.peerDependenciesMeta).toEqual({
    "fast-check": { optional: true },
    h5wasm: { optional: true },
    vitest: { optional: true },
    zarrita: { optional: true },
  });
  expect(Object.keys(manifest.peerDependencies)).toEqual(Object.keys(manifest.peerDependenciesMeta));
});

it("goes with newer versions of what it may be tested with", () => {
  for (const [name, range] of Object.entries<string>(manifest.peerDependencies)) {
    const [least, used] = [range, manifest.devDependencies[name]].map((version: string) => {
      const [major, minor, patch] = /(\d+)\.(\d+)\.(\d+)$/.exec(version)!.slice(1).map(Number);
      return (major! * 1000 + minor!) * 1000 + patch!;
    });
    expect(range).toMatch(/^>=\d+\.\d+\.0$/);
    expect(least, `${name} ${range}`).toBeLessThan(used!);
  }
});

it("is made of modules without side effects, but for those that register matchers, and the worker", () => {
  expect(manifest).toMatchObject({ type: "module", engines: { node: ">=20" } });
  expect(manifest.sideEffects).toEqual([
    "./dist/testing/jest.js",
    "./dist/testing/vitest.js",
    "./dist/workers/worker.js",
    "./dist/node/testing/jest.js",
    "./dist/node/testing/vitest.js",
    "./dist/node/workers/worker.js",
  ]);
});

it("has these entries", () => {
  const entry = (file: string) => ({
    types: `./dist/${file}.d.ts`,
    node: `./dist/node/${file}.js`,
    default: `./dist/${file}.js`,
  });
  expect(manifest.exports).toEqual({
    ".": entry("index"),
    "./files": entry("files/index"),
    "./testing": entry("testing/gradcheck-matchers"),
    "./testing/fast-check": entry("testing/fast-check"),
    "./testing/jest": entry("testing/jest"),
    "./testing/vitest": entry("testing/vitest"),
    "./workers": entry("workers/index"),
    "./workers/worker": entry("workers/worker"),
    "./package.json": "./package.json",
  });
  expect(Object.keys(manifest)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(main|module|browser)$/)]),
  );
});

it("names one address of its repository", () => {
  const address = /^git\+(https:\/\/github\.com\/[\w.-]+\/softdice)\.git$/.exec(manifest.repository.url)?.[1];
  expect(manifest).toMatchObject({ homepage: `${address}#readme`, bugs: `${address}/issues` });
  const others = ["README.md", "SECURITY.md", "CITATION.cff", "docs/CHANGELOG.md", "docs/CONTRIBUTING.md"];
  for (const path of others) expect(readText(path), path).not.toContain(address);
});

it("is cited with its version", () => {
  expect(readText("CITATION.cff")).toContain(`\nversion: ${manifest.version}\n`);
});

it("pins its tools", () => {
  const versions = Object.entries<string>(manifest.devDependencies);
  expect(versions).not.toEqual([]);
  for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
});

it("runs nothing where it is installed", () => {
  // npm runs `prepare` in a checkout only.
  const hooks = /^((pre|post)?(install|prepare)|prepublish|dependencies)$/;
  expect(Object.keys(manifest.scripts).filter((name) => hooks.test(name))).toEqual(["prepare"]);
  expect(manifest.scripts.prepare).toBe("npm run build");
});
