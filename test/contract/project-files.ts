import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json, with a slash at its end. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The files of a folder and its folders without installed packages, as sorted paths from the root; none if the folder is missing. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/"))
    .filter((path) => !path.includes("node_modules/"))
    .sort();
}

export function readText(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The library's own source: all of src but the program, which runs in Node only, and what becomes WebAssembly. */
export function librarySources(): string[] {
  const others = /^src\/(cli|files|kernels\/simd\/assembly)\//;
  return filesBelow("src").filter((path) => path.endsWith(".ts") && !others.test(path));
}
