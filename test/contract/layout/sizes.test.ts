import { dirname } from "node:path";
import { expect, it } from "vitest";
import { filesBelow, readText } from "../project-files.ts";

const MAX_FILES = 15;
const MAX_LINES = 300;

const source = filesBelow("src");
const tests = filesBelow("test");

function overfull(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > MAX_FILES)
    .map(([folder, count]) => `${folder}: ${count} files`);
}

it(`no folder has more than ${MAX_FILES} files`, () => {
  expect(overfull(Array.from({ length: 16 }, (_, k) => `src/a/${k}.ts`))).toEqual(["src/a: 16 files"]);
  expect([source, tests, filesBelow("bench"), filesBelow("findings")].flatMap(overfull)).toEqual([]);
});

/** Written by a command. */
const GENERATED = /^(src\/kernels\/simd\/[\w-]+-bytes\.ts|test\/bits\/expected\.ts)$/;

it(`no file has more than ${MAX_LINES} lines`, () => {
  const long = [...source, ...tests, ...filesBelow("bench")]
    .filter((path) => /\.(ts|css)$/.test(path) && !GENERATED.test(path))
    .map((path) => ({ path, lines: readText(path).trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > MAX_LINES);
  expect(long).toEqual([]);
});
