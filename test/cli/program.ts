import { spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, expect } from "vitest";
import { run } from "../../src/cli/run.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** The bundle, as it is published. */
export const program = `${root}dist/cli/softdice.js`;
export const programUrl = pathToFileURL(program);

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node to its end. */
export function node(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Run {
  const { env, ...rest } = options;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
    ...rest,
  });
  return { status, stdout, stderr };
}

/** Runs the command line in this process; its threads run the bundle. */
export async function softdiceHere(...args: readonly string[]): Promise<Run> {
  const { written, output } = keptOutput();
  const status = await run(args, output);
  return { status, stdout: written.out, stderr: written.error };
}

export const softdice = (...args: readonly string[]): Run => node([program, ...args]);

/** The bundle of the sources as they are, before the tests of a file. */
export function buildProgram(): void {
  beforeAll(() => {
    expect(node([`${root}.build/cli.js`])).toEqual({ status: 0, stdout: "", stderr: "" });
  });
}

/** An output of the program whose texts are kept, as `written`. */
export function keptOutput() {
  const written = { out: "", error: "" };
  const output = {
    out: (text: string) => {
      written.out += text;
    },
    error: (text: string) => {
      written.error += text;
    },
    colors: false,
    program: programUrl,
  };
  return { written, output };
}
