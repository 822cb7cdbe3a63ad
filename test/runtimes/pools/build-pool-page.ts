import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";
import { root } from "../../contract/project-files.ts";

/** Bundles the page of a project that uses a pool, into the folder `out` of the project. */
type Build = (project: string) => Promise<void>;

const pageOf = (script: string) =>
  `<!doctype html>\n<title>pool</title>\n<script type="module" src="${script}"></script>\n`;

async function buildWithVite(project: string): Promise<void> {
  writeFileSync(join(project, "index.html"), pageOf("/page.js"));
  await vite.build({ root: project, configFile: false, logLevel: "error", build: { outDir: "out" } });
}

async function buildWithWebpack(project: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    webpack(
      { mode: "production", context: project, entry: "./page.js", output: { path: join(project, "out") } },
      (error, stats) => {
        if (stats === undefined) reject(error);
        else if (stats.hasErrors()) reject(new Error(stats.toString("errors-only")));
        else resolve();
      },
    );
  });
  writeFileSync(join(project, "out/index.html"), pageOf("main.js"));
}

async function buildWithEsbuild(project: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: project,
    entryPoints: { page: "page-with-worker.js", worker: "softdice/workers/worker" },
    outdir: "out",
    bundle: true,
    minify: true,
    format: "esm",
    logLevel: "error",
  });
  writeFileSync(join(project, "out/index.html"), pageOf("page.js"));
}

const BUILDS: Readonly<Record<string, Build>> = {
  [`Vite ${vite.version}`]: buildWithVite,
  [`webpack ${webpack.version}`]: buildWithWebpack,
  [`esbuild ${esbuild.version}`]: buildWithEsbuild,
};
export const POOL_BUNDLERS: readonly string[] = Object.keys(BUILDS);

/** Makes a project in an empty folder that has the package as it is built, and bundles its page; the folder of the page. */
export async function buildPoolPage(bundler: string, project: string): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url));
  cpSync(join(here, "pool-page"), project, { recursive: true });
  const library = join(project, "node_modules/softdice");
  mkdirSync(library, { recursive: true });
  cpSync(join(root, "dist"), join(library, "dist"), { recursive: true });
  cpSync(join(root, "package.json"), join(library, "package.json"));
  await BUILDS[bundler]!(project);
  return join(project, "out");
}
