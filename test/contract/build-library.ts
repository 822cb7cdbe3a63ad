import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { root } from "./project-files.ts";

/**
 * Compiles src as `npm run build` does, into a folder of its own that lasts as long as the tests of a file: `dist` may be
 * missing, or older than src.
 */
export function buildLibrary(): string {
  const folder = mkdtempSync(join(tmpdir(), "softdice-build-"));
  const remove = () => rmSync(folder, { recursive: true });
  // Node takes .js for a module only with a package.json that says so.
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const compiler = join(root, "node_modules/typescript/lib/tsc.js");
  const options = ["-p", root, "--outDir", join(folder, "dist")];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], { encoding: "utf8" });
  if (status !== 0) {
    remove();
    throw new Error(`src does not compile:\n${stdout}`);
  }
  // Node takes bundles.
  execFileSync(process.execPath, [join(root, ".build/library.js"), join(folder, "dist")]);
  afterAll(remove);
  return join(folder, "dist");
}
