import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { rollup } from "rollup";
import webpack, { type Compilation, type Module } from "webpack";

/** A project's file with the library in it, as it is sent to a page. */
export interface Bundle {
  readonly text: string;
  /** Files of the library's `dist` that have text in it, without their ending. */
  readonly modules: readonly string[];
}

/** Bundles each of a project's files on its own. */
export type Bundler = (project: string, files: readonly string[]) => Promise<readonly Bundle[]>;

const DIST = "node_modules/softdice/dist/";

function modulesOf(paths: readonly string[]): string[] {
  const inside = paths.map((path) => path.replaceAll("\\", "/")).filter((path) => path.includes(DIST));
  return inside.map((path) => path.slice(path.indexOf(DIST) + DIST.length).replace(/\.js$/, "")).sort();
}

/** The same minifier for all: what differs is what they leave out. */
async function minify(text: string): Promise<string> {
  const { code } = await transform(text, { minify: true, treeShaking: true, format: "esm" });
  return code;
}

async function bundleWithEsbuild(project: string, files: readonly string[]): Promise<Bundle[]> {
  const bundle = async (file: string) => {
    const { outputFiles, metafile } = await build({
      absWorkingDir: project,
      entryPoints: [file],
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
      metafile: true,
    });
    const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
    const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    return { text: outputFiles[0]!.text, modules: modulesOf(used.map(([path]) => path)) };
  };
  return Promise.all(files.map(bundle));
}

/** It is not told of `sideEffects` in package.json: what it leaves out it has found to do nothing where it stands. */
async function bundleWithRollup(project: string, files: readonly string[]): Promise<Bundle[]> {
  const bundles: Bundle[] = [];
  let cache: Awaited<ReturnType<typeof rollup>>["cache"];
  for (const file of files) {
    const built = await rollup({
      input: join(project, file),
      cache,
      plugins: [
        {
          name: "node_modules",
          resolveId: (name) => (name === "softdice" ? join(project, DIST, "index.js") : null),
        },
      ],
    });
    cache = built.cache;
    const { output } = await built.generate({ format: "es" });
    const used = Object.entries(output[0].modules).filter(([, { renderedLength }]) => renderedLength > 0);
    bundles.push({ text: await minify(output[0].code), modules: modulesOf(used.map(([path]) => path)) });
  }
  return bundles;
}

async function bundleWithWebpack(project: string, files: readonly string[]): Promise<Bundle[]> {
  const { chunks, chunkGraph } = await compile({
    mode: "production",
    context: project,
    entry: Object.fromEntries(files.map((file) => [file, `./${file}`])),
    experiments: { outputModule: true },
    output: { path: join(project, "webpack"), filename: "[name]", library: { type: "module" } },
    optimization: { minimize: false },
    target: "es2022",
  });
  const byName = new Map(
    [...chunks].map((chunk) => [chunk.name, [...chunkGraph.getChunkModulesIterable(chunk)]]),
  );
  return Promise.all(
    files.map(async (file) => ({
      text: await minify(readFileSync(join(project, "webpack", file), "utf8")),
      modules: modulesOf(byName.get(file)!.flatMap(resourcesOf)),
    })),
  );
}

function compile(options: webpack.Configuration): Promise<Compilation> {
  return new Promise((resolve, reject) => {
    webpack(options, (error, stats) => {
      if (stats === undefined) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString("errors-only")));
      else resolve(stats.compilation);
    });
  });
}

/** The file of a module; those of all that were joined to one. */
function resourcesOf(module: Module & { modules?: Iterable<Module>; resource?: string }): string[] {
  if (module.modules) return [...module.modules].flatMap(resourcesOf);
  return module.resource === undefined ? [] : [module.resource];
}

export const BUNDLERS: Readonly<Record<string, Bundler>> = {
  esbuild: bundleWithEsbuild,
  Rollup: bundleWithRollup,
  webpack: bundleWithWebpack,
};
