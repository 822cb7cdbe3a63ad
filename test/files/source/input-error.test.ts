import { expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";

it("is an error told from all others by its name", () => {
  const error = new InputError("a.nii: no such file");
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe("InputError: a.nii: no such file");
});
