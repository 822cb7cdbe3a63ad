import { expect, it } from "vitest";
import { bytesOf } from "../../../src/cli/find/item-size.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();

it("is that of both files, without those that are missing", () => {
  const [prediction, target] = [write("p", "abc"), write("t", "de")];
  expect(bytesOf({ id: "a", prediction, target })).toBe(5);
  expect(bytesOf({ id: "a", prediction: null, target })).toBe(2);
  expect(bytesOf({ id: "a", prediction: `${path}/none`, target })).toBe(2);
  expect(bytesOf({ id: "a", reason: "two files" })).toBe(0);
});
