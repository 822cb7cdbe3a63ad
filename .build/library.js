// Bundles the library for Node, Deno and Bun, which load a few files sooner than hundreds: a file for each entry of
// package.json and the chunks that entries share. And a single file of the root entry, for pages without a bundler. A
// bundler takes the modules as tsc writes them, and leaves out those that are not used.
//
//   node .build/library.js [folder]   writes to dist, or to another folder

import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import { minifySync, transformSync } from "rolldown/utils";
import { root, writeWhole } from "./bundle.js";

const folder = process.argv[2] ?? join(root, "dist");

const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entries = Object.values(exports)
  .filter((entry) => typeof entry === "object")
  .map((entry) => entry.default.slice("./dist/".length, -".js".length));

const common = {
  absWorkingDir: root,
  outbase: "src",
  format: "esm",
  platform: "neutral",
  target: "es2022",
  sourcemap: true,
  // The sources are part of the package.
  sourcesContent: false,
  write: false,
  metafile: true,
  logLevel: "warning",
};

/** A worker is started by its address, which is another one from a chunk: whatever starts one is one folder deep. */
const workerAddress = {
  name: "worker address",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/workers\/threads\/thread\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replaceAll('"../worker.js"', '"../workers/worker.js"');
      if (contents === text) throw new Error(`${path} starts no worker`);
      return { contents, loader: "ts" };
    }),
};

/** The packages that readers load on demand are bundled once, beside the modules. */
const vendors = {
  name: "vendors",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[a-z]/ }, ({ path, importer }) =>
      /\/src\/files\//.test(importer) && !path.startsWith("node:")
        ? { path: `../../files/vendor/${path}.js`, external: true }
        : undefined,
    ),
};

/**
 * The code that entries share is in a file for each set of entries that use it. Entries that are used together with the root entry
 * import it, so that those are few sets: an import takes longer for each further file.
 */
const besideRoot = {
  name: "beside the root entry",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^the root entry$/ }, () => ({ path: join(root, "src/index.ts") }));
    onLoad({ filter: /\/src\/(workers\/index|testing\/[a-z-]+)\.ts$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\nimport "the root entry";\n`,
      loader: "ts",
    }));
    // All other entries need these few lines, which would be one more file.
    onLoad({ filter: /\/src\/workers\/worker\.ts$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\nimport "../kernels/arrays/runs.ts";\n`,
      loader: "ts",
    }));
  },
};

/**
 * The code of a module with short names for what is local to a function, so that the engine reads less. Functions and classes keep
 * their names, for the trace of an error, and so does what a module declares at its top.
 */
function shortenLocals(path, text) {
  const { code, map, errors } = transformSync(path, text, { sourcemap: true });
  const short = minifySync(path, code, {
    module: true,
    compress: false,
    mangle: { toplevel: false, keepNames: true },
    sourcemap: true,
    inputMap: map,
  });
  const [error] = [...errors, ...short.errors];
  if (error) throw new Error(`${path}: ${error.message}`);
  return `${short.code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(short.map)).toString("base64")}`;
}

/** Every module but the few that the plugins above have changed. */
const shortLocals = {
  name: "short locals",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => ({
      contents: shortenLocals(path, readFileSync(path, "utf8")),
      loader: "js",
    })),
};

const library = await build({
  ...common,
  outdir: join(folder, "node"),
  entryPoints: entries.map((entry) => `src/${entry}.ts`),
  bundle: true,
  splitting: true,
  chunkNames: "shared/[hash]",
  // Names stay, and lines stay short, so that the trace of an error reads well.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 120,
  // Peers of the entries for tests, and what Node has built in.
  packages: "external",
  // Nothing is needed of the root entry but the sets that it makes.
  logOverride: { "ignored-bare-import": "silent" },
  plugins: [besideRoot, workerAddress, vendors, shortLocals],
});
const single = await build({
  ...common,
  outfile: join(folder, "softdice.min.js"),
  entryPoints: ["src/index.ts"],
  bundle: true,
  minify: true,
  sourcemap: false,
});

const written = new Set();
for (const { path, contents } of [library, single].flatMap(({ outputFiles }) => outputFiles)) {
  mkdirSync(dirname(path), { recursive: true });
  writeWhole(path, contents);
  written.add(relative(folder, path));
}

// Chunks of an earlier build.
for (const file of readdirSync(join(folder, "node"), { recursive: true })) {
  const path = join("node", file);
  if (/\.js(\.map)?$/.test(file) && !written.has(path)) rmSync(join(folder, path));
}
