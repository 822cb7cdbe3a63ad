import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../../", import.meta.url);
const text = readFileSync(new URL("docs/architecture.md", root), "utf8");
const tree = /```text\n(.*?)```/s.exec(text)![1]!;

/** The folders below a folder, by their paths. */
function foldersOf(path: string): string[] {
  return readdirSync(new URL(path, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [`${path}${name}/`, ...foldersOf(`${path}${name}/`)]);
}

/** The folders that the tree shows: names are indented by two spaces for each level. */
function shownFolders(): string[] {
  const above: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const names = line.trim().match(/^(?:[\w-]+\/ ?)+/)?.[0];
    if (!names) return [];
    const level = line.search(/\S/) / 2;
    const here = names.trim().split(" ");
    above[level] = here.at(-1)!;
    return here.map((name) => above.slice(0, level).join("") + name);
  });
}

describe("docs/architecture.md", () => {
  it("shows every folder of src, and no other", () => {
    // Its floor table says where the sources of the SIMD kernels are.
    const folders = ["src/", ...foldersOf("src/")].filter(
      (path) => !path.startsWith("src/kernels/simd/assembly/"),
    );
    expect(shownFolders().sort()).toEqual(folders.sort());
  });

  it("names files that exist", () => {
    const named = [...text.matchAll(/`([\w/{},.-]+\.ts)`/g)].flatMap(([, path]) => {
      const [whole, names] = /\{(.*)\}/.exec(path!) ?? [];
      return whole ? names!.split(",").map((name) => path!.replace(whole, name)) : [path!];
    });
    expect(named.length).toBeGreaterThan(20);
    // A bare name is that of a file beside one that was named before it.
    const paths = named.filter((path) => path.includes("/") && !path.includes("NAME"));
    const missing = paths.filter(
      (path) => !["", "src/"].some((base) => existsSync(new URL(base + path, root))),
    );
    expect(missing).toEqual([]);
  });
});
