import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { optionalPackage } from "../../../src/files/source/optional-package.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";

const { path } = temporaryFolder();

it("is the one that the caller gives", async () => {
  const given = {};
  expect(await optionalPackage("zarrita", { zarrita: given })).toBe(given);
});

it("is the one that is installed beside softdice", async () => {
  expect(await optionalPackage("zarrita")).toHaveProperty("open");
  expect(await optionalPackage("h5wasm")).toHaveProperty("File");
});

it("is the one of a folder above that of the process, or there is none", async () => {
  const root = join(path, "node_modules/other");
  mkdirSync(join(root, "lib"), { recursive: true });
  mkdirSync(join(path, "a/b"), { recursive: true });
  writeFileSync(
    join(root, "package.json"),
    JSON.stringify({ exports: { ".": { import: "./lib/main.mjs" } } }),
  );
  writeFileSync(join(root, "lib/main.mjs"), "export const found = 7;\n");
  vi.spyOn(process, "cwd").mockReturnValue(join(path, "a/b"));
  expect(await optionalPackage("other" as never)).toMatchObject({ found: 7 });
  expect(await optionalPackage("none" as never)).toBeUndefined();
  vi.restoreAllMocks();
});
