import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Run, softdiceHere } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const client = fileURLToPath(new URL("../../../src/cli/exec", import.meta.url));

/** The first Python that has a module: Debian keeps its packages beside another Python that may come first. */
export const pythonWith = (module: string): string | undefined =>
  ["python3", "/usr/bin/python3"].find(
    (python) => spawnSync(python, ["-c", `import ${module}`]).status === 0,
  );

/** Checks losses in Python that use the client of the package. */
export function pythonCheck(python: string | undefined): (script: string, ...args: string[]) => Promise<Run> {
  const { write } = temporaryFolder();
  let scripts = 0;
  return (script, ...args) => {
    const head = `import sys\nsys.path.insert(0, ${JSON.stringify(client)})\nfrom softdice_gradcheck import serve\n`;
    const file = write(`loss-${scripts++}.py`, head + script);
    return softdiceHere("gradcheck", "--exec", `${python} "${file}"`, ...args);
  };
}
