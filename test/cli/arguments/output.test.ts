import { expect, it } from "vitest";
import { outputArguments } from "../../../src/cli/arguments/output.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("is a table on the standard output", () => {
  expect(outputArguments({})).toEqual({ format: "table", html: undefined, file: undefined });
});

it.each(["json", "csv", "ndjson"] as const)("is --%s, with a page and in a file", (format) => {
  expect(outputArguments({ [format]: true, html: "a.html", output: "b" })).toEqual({
    format,
    html: "a.html",
    file: "b",
  });
});

it("is one form at a time", () => {
  expect(() => outputArguments({ csv: true, ndjson: true })).toThrow(
    new InputError("--csv and --ndjson are two forms of one output; choose one"),
  );
});
