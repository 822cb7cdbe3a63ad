import { describe, expect, it } from "vitest";
import { parseArguments } from "../../../src/cli/arguments/command.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

it("tells the commands apart, with options in any place", () => {
  expect(parseArguments(["--json", "score", "a.nii", "--ignore", "-1", "b.nii"])).toMatchObject({
    name: "score",
    options: { predictions: "a.nii", targets: "b.nii", pair: { ignore: -1 }, output: { format: "json" } },
  });
  expect(parseArguments(["merge", "a.json", "b.json", "--csv"])).toMatchObject({
    name: "merge",
    options: { files: ["a.json", "b.json"], output: { format: "csv" } },
  });
});

describe("help and version", () => {
  it.each([[[]], [["--help"]], [["-h"]], [["score", "--help"]], [["help"]]])("%j asks for help", (args) => {
    expect(parseArguments(args)).toEqual({ name: "help" });
  });

  it.each([[["--version"]], [["-v"]]])("%j asks for the version", (args) => {
    expect(parseArguments(args)).toEqual({ name: "version" });
  });
});

describe("errors", () => {
  const usage = "write softdice score <predictions> <targets>";
  it.each([
    [["--json"], `no command; ${usage}`],
    [["scor", "a.nii", "b.nii"], 'unknown command scor; did you mean "score"?'],
    [["a.nii", "b.nii"], `unknown command a.nii; ${usage}`],
    [["score", "a", "b", "--ignore", "-1.5"], '--ignore is "-1.5", want a whole number'],
    [
      ["score", "a", "b", "--jsn"],
      "unknown option --jsn; did you mean --json? softdice --help lists the options",
    ],
  ])("%j", (args, message) => {
    expect(() => parseArguments(args)).toThrow(new InputError(message));
  });
});
