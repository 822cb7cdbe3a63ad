import { expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";

it("is a RangeError with a name of its own", () => {
  const error = new InputError("a.nii: no such file");
  expect(error).toBeInstanceOf(RangeError);
  expect(String(error)).toBe("InputError: a.nii: no such file");
});
