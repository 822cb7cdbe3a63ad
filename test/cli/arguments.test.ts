import { describe, expect, it } from "vitest";
import { parseArguments } from "../../src/cli/arguments.ts";
import { InputError } from "../../src/cli/input-error.ts";

const defaults = {
  prediction: "a.nii",
  target: "b.nii",
  json: false,
  timing: false,
  includeBackground: false,
  names: undefined,
  classes: undefined,
  ignore: undefined,
};
const score = (...options: string[]) => parseArguments(["score", "a.nii", "b.nii", ...options]);

describe("score", () => {
  it("has defaults", () => {
    expect(score()).toEqual({ name: "score", options: defaults });
  });

  it("takes every option", () => {
    const options = ["--json", "--timing", "--include-background", "--names", "n.json", "--classes", "4"];
    expect(score(...options, "--ignore", "255")).toEqual({
      name: "score",
      options: {
        ...defaults,
        json: true,
        timing: true,
        includeBackground: true,
        names: "n.json",
        classes: 4,
        ignore: 255,
      },
    });
  });

  it("takes options in any place", () => {
    expect(parseArguments(["--json", "score", "a.nii", "--classes=2", "b.nii"])).toEqual({
      name: "score",
      options: { ...defaults, json: true, classes: 2 },
    });
  });

  it.each([["--ignore", "-1"], ["--ignore=-1"]])("takes a negative label: %s %s", (...args) => {
    expect(score(...args)).toMatchObject({ options: { ignore: -1 } });
  });
});

describe("help and version", () => {
  it.each([[[]], [["--help"]], [["-h"]], [["score", "--help"]]])("%j asks for help", (args) => {
    expect(parseArguments(args)).toEqual({ name: "help" });
  });

  it.each([[["--version"]], [["-v"]]])("%j asks for the version", (args) => {
    expect(parseArguments(args)).toEqual({ name: "version" });
  });
});

describe("errors", () => {
  const usage = "write softdice score <prediction> <target>";
  const table: [args: string[], message: string][] = [
    [["--json"], `no command; ${usage}`],
    [["scor", "a.nii", "b.nii"], `unknown command scor; ${usage}`],
    [["a.nii", "b.nii"], `unknown command a.nii; ${usage}`],
    [["score"], "score takes two files, <prediction> <target>, and was given 0"],
    [["score", "a.nii"], "score takes two files, <prediction> <target>, and was given 1"],
    [["score", "a", "b", "c"], "score takes two files, <prediction> <target>, and was given 3"],
    [["score", "a", "b", "--jsn"], "unknown option --jsn; softdice --help lists what there is"],
    [["score", "a", "b", "-x"], "unknown option -x; softdice --help lists what there is"],
    [["score", "a", "b", "--names"], "--names needs a value; softdice --help lists what there is"],
    [["score", "a", "b", "--names", "--json"], "--names needs a value; softdice --help lists what there is"],
    [["score", "a", "b", "--json=yes"], "--json takes no value"],
    [["--help=yes"], "--help takes no value"],
    [["score", "a", "b", "--classes", "two"], '--classes is "two", want a whole number from 2 to 65536'],
    [["score", "a", "b", "--classes", "1"], '--classes is "1", want a whole number from 2 to 65536'],
    [["score", "a", "b", "--classes", "-3"], '--classes is "-3", want a whole number from 2 to 65536'],
    [["score", "a", "b", "--classes", "2.5"], '--classes is "2.5", want a whole number from 2 to 65536'],
    [["score", "a", "b", "--classes", ""], '--classes is "", want a whole number from 2 to 65536'],
    [["score", "a", "b", "--classes", "70000"], '--classes is "70000", want a whole number from 2 to 65536'],
    [["score", "a", "b", "--ignore", "nothing"], '--ignore is "nothing", want a whole number'],
  ];
  it.each(table)("%j", (args, message) => {
    expect(() => parseArguments(args)).toThrow(new InputError(message));
  });
});
