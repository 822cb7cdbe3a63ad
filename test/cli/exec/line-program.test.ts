import { afterEach, describe, expect, it } from "vitest";
import { LineProgram } from "../../../src/cli/exec/line-program.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const started: LineProgram[] = [];
afterEach(() => {
  for (const program of started.splice(0)) program.stop();
});

let scripts = 0;
/** A program in JavaScript that runs a script. */
function programOf(script: string, seconds = 60) {
  let said = "";
  const file = write(`program-${scripts++}.mjs`, script);
  const program = new LineProgram(`"${process.execPath}" "${file}"`, seconds, (text) => {
    said += text;
  });
  started.push(program);
  return { program, said: () => said };
}

const ECHO = `import { createInterface } from "node:readline";
for await (const line of createInterface({ input: process.stdin }))`;

describe("a program that answers lines", () => {
  it("answers one line with one line, however it is cut", async () => {
    const { program, said } = programOf(
      `${ECHO} { process.stdout.write(line.slice(0, 1)); process.stderr.write("asked\\n");
       setTimeout(() => process.stdout.write(line.slice(1) + "\\n"), 20); }`,
    );
    expect(await program.ask("abc")).toBe("abc");
    expect(await program.ask("dé€f")).toBe("dé€f");
    expect(said()).toBe("asked\nasked\n");
  });

  it("is refused if it ends, with its last words", async () => {
    const { program } = programOf(
      `process.stderr.write("first\\nno module named torch\\n"); process.exit(3);`,
    );
    const fault = program.ask("x");
    await expect(fault).rejects.toThrow(InputError);
    await expect(fault).rejects.toThrow(/ended with code 3: no module named torch; mend that in the program/);
    await expect(program.ask("x")).rejects.toThrow(/ended with code 3/);
  });

  it("is refused if it ends as if it were done, with what it must do", async () => {
    for (const [script, said] of [
      ["process.exit(0);", ""],
      ['process.stderr.write("slow\\n");', ": slow"],
    ]) {
      const { program } = programOf(script!);
      await expect(program.ask("x")).rejects.toThrow(`ended with code 0${said}; it must answer each line`);
    }
  });

  it("is refused if it is killed, or is not there", async () => {
    const { program } = programOf(`process.kill(process.pid, "SIGKILL");`);
    await expect(program.ask("x")).rejects.toThrow(/was ended by SIGKILL|ended with code 137/);
    const missing = new LineProgram("no-such-program-at-all", 60, () => {});
    started.push(missing);
    await expect(missing.ask("x")).rejects.toThrow(/ended with code 127/);
  });

  it("is refused if it stays silent", async () => {
    const { program } = programOf(`setInterval(() => {}, 1000);`, 0.05);
    await expect(program.ask("x")).rejects.toThrow(/gives no answer within 0.05 s; flush .* raise --timeout/);
  });

  it("is refused if it writes what nobody asked for", async () => {
    const { program } = programOf(`${ECHO} process.stdout.write(line + "\\nmore\\n");`);
    expect(await program.ask("a")).toBe("a");
    await expect(program.ask("b")).rejects.toThrow(/writes "more" unasked/);
  });
});
