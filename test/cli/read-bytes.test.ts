import { expect, it } from "vitest";
import { InputError } from "../../src/cli/input-error.ts";
import { readBytes } from "../../src/cli/read-bytes.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { path, write } = temporaryFolder();

it("reads a whole file", () => {
  expect(new Uint8Array(readBytes(write("a", "abc")))).toEqual(Uint8Array.of(97, 98, 99));
});

it.each([
  ["missing", "no such file"],
  [".", "is a folder, not a file"],
  ["empty/below", "no such file"],
  ["empty", "file is empty"],
])("refuses %s", (name, message) => {
  write("empty", "");
  expect(() => readBytes(`${path}/${name}`)).toThrow(new InputError(message));
});
