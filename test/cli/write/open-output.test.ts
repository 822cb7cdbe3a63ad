import { mkdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkWritable, explained, openOutput } from "../../../src/cli/write/open-output.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();

describe("checkWritable", () => {
  it("accepts a file that is there, or may be", () => {
    checkWritable(write("old", "x"));
    checkWritable(`${path}/new`);
    checkWritable("new");
  });

  it("refuses a folder, and a file in none", () => {
    mkdirSync(`${path}/folder`);
    expect(() => checkWritable(`${path}/folder`)).toThrow(
      new InputError(`${path}/folder: is a folder, want a file to write`),
    );
    expect(() => checkWritable(`${path}/none/a`)).toThrow(
      new InputError(`${path}/none/a: there is no folder ${path}/none`),
    );
  });
});

describe("openOutput", () => {
  it("writes to a file, anew and in parts", () => {
    const file = write("parts", "something longer");
    const { write: put, close } = openOutput(file, () => expect.unreachable());
    put("a");
    put("b\n");
    close();
    expect(readFileSync(file, "utf8")).toBe("ab\n");
  });

  it("writes to the output without a file", () => {
    const written: string[] = [];
    const { write: put, close } = openOutput(undefined, (text) => written.push(text));
    put("a");
    close();
    expect(written).toEqual(["a"]);
  });

  it.skipIf(process.platform !== "linux")("says that a disk is full", () => {
    const { write: put } = openOutput("/dev/full", () => {});
    expect(() => put("a")).toThrow(new InputError("/dev/full: cannot be written (ENOSPC)"));
  });
});

it("explained names the file in what the system says", () => {
  const failing = () => explained("x", () => openOutput(`${path}/none/a`, () => {}));
  expect(failing).toThrow(InputError);
  expect(explained("x", () => 3)).toBe(3);
});
