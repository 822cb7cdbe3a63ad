import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { buildLibrary } from "./build-library.ts";
import { root } from "./project-files.ts";

/** A folder of a project that has the package as it is built now, and no other; it lasts as long as the tests of a file. */
export function installLibrary(): string {
  const project = mkdtempSync(join(tmpdir(), "softdice-alone-"));
  afterAll(() => rmSync(project, { recursive: true }));
  const folder = join(project, "node_modules/softdice");
  mkdirSync(folder, { recursive: true });
  cpSync(buildLibrary(), join(folder, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  return project;
}
