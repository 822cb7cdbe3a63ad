import { isBuiltin } from "node:module";
import { build } from "esbuild";
import { filesBelow, root } from "../contract/project-files.ts";

/**
 * Tests of the program, of the benchmarks, of the package, of the site, of numbers that lie in files, of pages that examples print,
 * of the bytes that a compiler writes, of the checker's rates, which are as equal as its bits, and of mutations, which are counted and
 * here bounded by time.
 */
const IN_NODE_ONLY =
  /^test\/((bench|cli|contract|docs|reference|runtimes)\/|.*(-bytes|\.(mutations|pages|rates|stress))\.test\.ts$)/;

/** The tests for runtimes that have the modules of Node. */
export function tests(): string[] {
  return filesBelow("test").filter((path) => path.endsWith(".test.ts") && !IN_NODE_ONLY.test(path));
}

/** The tests for every runtime: those that import no module of Node, and nothing that does, in a package either. */
export async function portableTests(): Promise<string[]> {
  const reaching = new Set(await testsThatReach(isBuiltin));
  return tests().filter((path) => !reaching.has(path));
}

/** The tests that import a module, directly or through others; `isWanted` takes its path from the root of the project. */
export async function testsThatReach(isWanted: (path: string) => boolean): Promise<string[]> {
  const { metafile } = await build({
    stdin: {
      contents: tests()
        .map((path) => `import "./${path}";`)
        .join("\n"),
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["vitest"],
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const reaches = (path: string, seen: Set<string>): boolean => {
    if (isWanted(path)) return true;
    if (seen.has(path)) return false;
    seen.add(path);
    return (metafile.inputs[path]?.imports ?? []).some((each) => reaches(each.path, seen));
  };
  return tests().filter((path) => reaches(path, new Set()));
}
