import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { filesBelow, root } from "./project-files.ts";

const builds = join(root, "node_modules/.cache/softdice");
const DAY = 86_400_000;

/** A name for the sources as they are, and for what compiles them. */
function nameOfSources(): string {
  const hash = createHash("sha256");
  const paths = [
    ...filesBelow("src"),
    ...filesBelow(".build"),
    "package.json",
    "package-lock.json",
    "tsconfig.json",
  ];
  for (const path of paths)
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex").slice(0, 32);
}

/**
 * The folder of src compiled as `npm run build` does: `dist` may be missing, or older than src. It is compiled once for all
 * tests, and again where sources changed; nothing may be written to it.
 */
export function buildLibrary(): string {
  const folder = join(builds, nameOfSources());
  if (!existsSync(folder)) {
    const draft = `${folder}-${process.pid}`;
    mkdirSync(draft, { recursive: true });
    try {
      compile(draft);
      renameSync(draft, folder);
    } catch (error) {
      rmSync(draft, { recursive: true });
      // Tests in another process may have been sooner.
      if (!existsSync(folder)) throw error;
    }
    removeOld();
  }
  return join(folder, "dist");
}

/** As the package is compiled: in the folder of its sources, to which source maps point. */
function compile(folder: string): void {
  for (const path of ["package.json", "tsconfig.json", ".build", "src"])
    cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  const compiler = join(root, "node_modules/typescript/lib/tsc.js");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`src does not compile:\n${stdout}`);
  // Node takes bundles.
  execFileSync(process.execPath, [join(folder, ".build/library.js")]);
}

/** Other runs may use builds of today. */
function removeOld(): void {
  for (const name of readdirSync(builds)) {
    const path = join(builds, name);
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    if (Date.now() - mtimeMs > DAY) rmSync(path, { recursive: true, force: true });
  }
}
