import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../contract/project-files.ts";

/** This folder, whose packages are the runtimes. */
export const here: string = fileURLToPath(new URL(".", import.meta.url));

/** Installs the packages of this folder, where they are not those of its lockfile. */
export function installPackages(): void {
  const installed = join(here, "node_modules/.package-lock.json");
  const changed = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed(installed) > changed(join(here, "package-lock.json"))) return;
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", here], { stdio: "inherit" });
}

/** Checks the types of this folder, which need its packages; `npm run types` does without. */
export function checkTypes(): void {
  execFileSync(join(root, "node_modules/.bin/tsc"), ["-p", here], { stdio: "inherit" });
}

/** Debian's package for a program. */
const DEBIAN: Readonly<Record<string, string>> = {
  "/usr/bin/chromium": "chromium",
  "/usr/bin/firefox-esr": "firefox-esr",
  "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser": "webkit2gtk-driver",
  "/usr/bin/xvfb-run": "xvfb",
  "/usr/bin/xauth": "xauth",
};

/** Installs the programs that are missing. */
export function installPrograms(programs: readonly string[]): void {
  const missing = programs.filter((program) => !existsSync(program)).map((program) => DEBIAN[program]!);
  if (missing.length === 0) return;
  const apt = (...args: string[]) => execFileSync("apt-get", args, { stdio: "inherit" });
  apt("update", "--quiet");
  apt("install", "--quiet", "--yes", "--no-install-recommends", ...missing);
}
