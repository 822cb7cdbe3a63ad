import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { browserProgram } from "./engines/browsers.ts";
import { quickjsVersion, runInQuickjs } from "./engines/run-in-quickjs.ts";
import { runInWebkit } from "./engines/run-in-webkit.ts";
import { runInWorkerd, workerd } from "./engines/run-in-workerd.ts";
import { runSingleFile } from "./engines/run-single-file.ts";
import { runVitest } from "./engines/run-vitest.ts";
import { here } from "./install.ts";
import type { Outcome } from "./outcome.ts";

export interface Runtime {
  readonly name: string;
  readonly title: string;
  /** The programs of Debian that it needs. */
  readonly programs: readonly string[];
  readonly version: () => string;
  readonly run: () => Promise<Outcome[]>;
}

const package_ = (path: string) => join(here, "node_modules", path);
const config = (name: string) => ["--config", join(here, "engines", name)];
const xvfb = ["/usr/bin/xvfb-run", "/usr/bin/xauth"];

/** Asks a program for its version, when called. */
function versionOf(program: string, ...args: string[]): () => string {
  return () => {
    const said = execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return /\d+([.-]\d+)+\w*/.exec(said)![0];
  };
}

/** A runtime that runs Vitest itself. */
function engine(name: string, title: string, program: string, options: readonly string[]): Runtime {
  const run = () => runVitest([program, ...options], name, config("engine.config.ts"));
  return { name, title, programs: [], version: versionOf(program, "--version"), run };
}

/** A browser that Vitest drives. */
function browser(name: "chromium" | "firefox", title: string): Runtime {
  const program = browserProgram[name];
  const options = [...config("browser.config.ts"), "--project", name];
  const run = () => runVitest([process.execPath], name, options);
  return { name, title, programs: [program], version: versionOf(program, "--version"), run };
}

export const runtimes: readonly Runtime[] = [
  ...[20, 22, 24, 26].map((major) =>
    engine(`node${major}`, `Node ${major}`, package_(`node${major}/bin/node`), []),
  ),
  engine("deno", "Deno", package_("@deno/linux-x64-glibc/deno"), ["run", "--allow-all"]),
  engine("bun", "Bun", package_("@oven/bun-linux-x64/bin/bun"), ["--bun"]),
  {
    name: "workerd",
    title: "workerd",
    programs: [],
    version: versionOf(workerd, "--version"),
    run: runInWorkerd,
  },
  browser("chromium", "Chromium"),
  browser("firefox", "Firefox"),
  {
    name: "webkitgtk",
    title: "WebKitGTK",
    programs: [browserProgram.webkitgtk, ...xvfb],
    version: versionOf("xvfb-run", "--auto-servernum", browserProgram.webkitgtk, "--version"),
    run: runInWebkit,
  },
  {
    name: "page",
    title: "Chromium, single file",
    programs: [browserProgram.chromium],
    version: versionOf(browserProgram.chromium, "--version"),
    run: runSingleFile,
  },
  {
    name: "quickjs",
    title: "QuickJS, the root entry only",
    programs: [],
    version: quickjsVersion,
    run: runInQuickjs,
  },
];
