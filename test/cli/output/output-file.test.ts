import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  discardPartialFiles,
  explained,
  followLinks,
  isSpecial,
  openOutput,
  partialName,
  writeOutput,
} from "../../../src/cli/output/output-file.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const unreachable = () => expect.unreachable();
const partials = () => readdirSync(path).filter((name) => name.endsWith(".partial"));

describe("openOutput", () => {
  it("keeps the old file until the text is complete", () => {
    const file = write("parts", "something longer");
    const output = openOutput(file, unreachable);
    output.write("a");
    expect(readFileSync(file, "utf8")).toBe("something longer");
    expect(partials()).toHaveLength(1);
    output.write("b\n");
    output.finish();
    output.discard();
    expect(readFileSync(file, "utf8")).toBe("ab\n");
    expect(partials()).toEqual([]);
  });

  it("leaves the old file, and nothing else, where the text is discarded", () => {
    const file = write("kept", "old");
    const output = openOutput(file, unreachable);
    output.write("new");
    output.discard();
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(partials()).toEqual([]);
  });

  it("lets two outputs of one name end one after the other, each complete", () => {
    const file = `${path}/both`;
    const [one, other] = [openOutput(file, unreachable), openOutput(file, unreachable)];
    one.write("one");
    other.write("other, longer");
    other.finish();
    one.finish();
    expect(readFileSync(file, "utf8")).toBe("one");
  });

  it("keeps the permissions of the old file", () => {
    const file = write("secret", "x");
    chmodSync(file, 0o600);
    writeOutput(file, unreachable, (put) => put("y"));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("writes through a link, and keeps it", () => {
    mkdirSync(`${path}/far`);
    symlinkSync("far/target", `${path}/link`);
    writeOutput(`${path}/link`, unreachable, (put) => put("through"));
    expect(readFileSync(`${path}/far/target`, "utf8")).toBe("through");
    expect(followLinks(`${path}/link`)).toMatch(/far\/target$/);
  });

  it("follows links in a circle no further than systems do", () => {
    symlinkSync("round", `${path}/round`);
    expect(followLinks(`${path}/round`)).toMatch(/round$/);
  });

  it("writes to the standard output without a file", () => {
    const written: string[] = [];
    writeOutput(
      undefined,
      (text) => written.push(text),
      (put) => put("a"),
    );
    expect(written).toEqual(["a"]);
  });

  it.skipIf(process.platform !== "linux")("writes to a device, and says that a disk is full", () => {
    expect(isSpecial("/dev/full")).toBe(true);
    expect(isSpecial(`${path}/none`)).toBe(false);
    const { write: put, discard } = openOutput("/dev/full", () => {});
    expect(() => put("a")).toThrow(new InputError("/dev/full: cannot be written (ENOSPC)"));
    discard();
  });
});

describe("writeOutput", () => {
  it("leaves the old file where the work throws", () => {
    const file = write("thrown", "old");
    const failing = () =>
      writeOutput(file, unreachable, (put) => {
        put("half");
        throw new RangeError("bug");
      });
    expect(failing).toThrow(new RangeError("bug"));
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(partials()).toEqual([]);
  });
});

it("discardPartialFiles removes what is unfinished", () => {
  openOutput(`${path}/unfinished`, unreachable).write("x");
  expect(partials()).toHaveLength(1);
  discardPartialFiles();
  expect(partials()).toEqual([]);
});

it("partialName differs each time, and is never too long for a system", () => {
  expect(partialName("a.csv")).toMatch(/^\.a\.csv\.[0-9a-f]{12}\.partial$/);
  expect(partialName("a")).not.toBe(partialName("a"));
  expect(Buffer.byteLength(partialName("ä".repeat(127)))).toBeLessThan(255);
});

it("explained names the file in what the system says", () => {
  const failing = () => explained("x", () => openOutput(`${path}/none/a`, () => {}));
  expect(failing).toThrow(InputError);
  expect(explained("x", () => 3)).toBe(3);
});
