import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { readBytes, systemReason } from "../../../src/files/source/file-system.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";

const { path, write } = temporaryFolder();
const refuses = (file: string, message: string, limit = 100) =>
  expect(() => readBytes(file, limit)).toThrow(new InputError(message));

it("reads a whole file", () => {
  expect(readBytes(write("a", "abc"), 3)).toEqual(Uint8Array.of(97, 98, 99));
});

it("reads through a symbolic link", () => {
  symlinkSync(write("target", "abc"), `${path}/link`);
  expect(readBytes(`${path}/link`, 3)).toHaveLength(3);
});

it("reads no more than the limit, and allocates nothing for it", () => {
  const message = "holds 4 bytes, more than the limit of 3 bytes";
  refuses(write("long", "abcd"), message, 3);
});

describe("refuses", () => {
  it.each([
    ["missing", "no such file"],
    [".", "is a folder, not a file"],
    ["empty/below", "no such file"],
    ["empty", "file is empty, as after a copy or a download that was cut short; copy or fetch it again"],
    ["x".repeat(300), "the name is too long"],
  ])("%s", (name, message) => {
    write("empty", "");
    refuses(`${path}/${name}`, message);
  });

  it("links in a circle", () => {
    symlinkSync("circle", `${path}/circle`);
    refuses(`${path}/circle`, "is a symbolic link that leads back to itself");
  });

  it.skipIf(process.platform === "win32")("a pipe without a writer, without waiting", () => {
    execFileSync("mkfifo", [`${path}/pipe`]);
    refuses(`${path}/pipe`, "is a pipe, not a file");
  });

  it.skipIf(process.platform === "win32")("a device without an end", () => {
    refuses("/dev/zero", "is a device, not a file");
  });

  it.skipIf(process.platform === "win32")("a socket", async () => {
    const server = createServer().listen(`${path}/socket`);
    await new Promise((resolve) => server.once("listening", resolve));
    refuses(`${path}/socket`, "is a socket, not a file");
    server.close();
  });

  // Root may read everything.
  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)("what is not ours to read", () => {
    const file = write("secret", "x");
    chmodSync(file, 0);
    refuses(file, "permission denied");
  });

  it("a file below a folder that is none", () => {
    mkdirSync(`${path}/folder`);
    refuses(`${path}/folder/none`, "no such file");
  });
});

it("says the code of what it has no words for", () => {
  expect(systemReason({ code: "EACCES" })).toBe("permission denied");
  expect(systemReason({ code: "EIO" })).toBe("cannot be read (EIO)");
  expect(systemReason({})).toBe("cannot be read (unknown error)");
});
