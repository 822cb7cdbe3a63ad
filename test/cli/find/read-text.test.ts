import { expect, it } from "vitest";
import { readText } from "../../../src/cli/find/read-text.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();

it("reads UTF-8, without the byte order mark", () => {
  expect(readText(write("a.csv", "\ufeffprediction;target\nä.nii;ä.nii\n"))).toBe(
    "prediction;target\nä.nii;ä.nii\n",
  );
});

it.each([
  ["Latin-1", Uint8Array.from(Buffer.from("prediction,target\nä.nii,ä.nii\n", "latin1")).buffer],
  ["UTF-16", Uint8Array.from(Buffer.from("\ufeffprediction,target\n", "utf16le")).buffer],
])("refuses %s", (name, bytes) => {
  const file = write(name, bytes);
  expect(() => readText(file)).toThrow(
    new InputError("is not UTF-8 text; save it as UTF-8, which a spreadsheet calls CSV UTF-8"),
  );
});
