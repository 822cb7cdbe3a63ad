import { nodeModule } from "../../workers/threads/thread.ts";

/** The packages that read further formats, where users have installed them beside softdice. */
export const PACKAGE_NAMES = ["zarrita", "h5wasm"] as const;
export type PackageName = (typeof PACKAGE_NAMES)[number];

/** Packages that the caller has loaded: a page whose bundler does not see the import below. */
export type Packages = { readonly [Name in PackageName]?: unknown };

/**
 * Loads a package that softdice does not contain: the one that the caller gave, that is installed beside softdice, or that
 * the folder of the process has. `undefined` if there is none.
 */
export async function optionalPackage(name: PackageName, given: Packages = {}): Promise<unknown> {
  if (given[name] !== undefined) return given[name];
  try {
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ name);
  } catch {
    return await fromProject(name);
  }
}

/** The parts of Node that find a package from another folder: `import` starts at the file of softdice alone. */
interface Fs {
  existsSync(path: string): boolean;
  readFileSync(path: string, encoding: "utf8"): string;
}
interface Path {
  join(...parts: string[]): string;
  dirname(path: string): string;
}
interface Url {
  pathToFileURL(path: string): { readonly href: string };
}
interface Manifest {
  readonly exports?: { readonly "."?: { readonly import?: string } };
  readonly main?: string;
}

async function fromProject(name: PackageName): Promise<unknown> {
  const host = globalThis as { process?: { cwd?(): string } };
  const [fs, path, url] = ["node:fs", "node:path", "node:url"].map(nodeModule) as [Fs?, Path?, Url?];
  if (!fs || !path || !url || !host.process?.cwd) return undefined;
  for (let folder = host.process.cwd(); ; folder = path.dirname(folder)) {
    const root = path.join(folder, "node_modules", name);
    if (fs.existsSync(path.join(root, "package.json"))) {
      const { exports, main } = JSON.parse(
        fs.readFileSync(path.join(root, "package.json"), "utf8"),
      ) as Manifest;
      const entry = path.join(root, exports?.["."]?.import ?? main ?? "index.js");
      const { href } = url.pathToFileURL(entry);
      return await import(/* @vite-ignore */ /* webpackIgnore: true */ href);
    }
    if (path.dirname(folder) === folder) return undefined;
  }
}
