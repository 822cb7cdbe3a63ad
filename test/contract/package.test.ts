import { expect, it } from "vitest";
import { readText } from "./project-files.ts";

const manifest = JSON.parse(readText("package.json"));

it("needs no package", () => {
  const kinds = Object.keys(manifest).filter((key) => /dependencies$/i.test(key));
  expect(kinds).toEqual(["devDependencies"]);
});

it("is made of modules without side effects", () => {
  expect(manifest).toMatchObject({ type: "module", sideEffects: false, engines: { node: ">=20" } });
});

it("has one entry", () => {
  expect(manifest.exports).toEqual({
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./package.json": "./package.json",
  });
  expect(Object.keys(manifest)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(main|module|browser)$/)]),
  );
});

it("is packed as what was built and what it was built from", () => {
  expect(manifest.files).toEqual(["dist", "src"]);
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
