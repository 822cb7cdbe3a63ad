import { describe, expect, it } from "vitest";
import { parseOptions } from "../../../src/cli/arguments/parse-options.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const parse = (...args: string[]) => {
  const { values, positionals } = parseOptions(args);
  return { values: { ...values }, positionals: [...positionals] };
};

it("tells options from the rest, in any place", () => {
  expect(parse("--json", "score", "a", "--classes=2", "b", "-o", "x")).toEqual({
    values: { json: true, classes: "2", output: "x" },
    positionals: ["score", "a", "b"],
  });
});

describe("values that look like options", () => {
  it.each([
    ["--ignore", "-1"],
    ["--ignore", "-1.5"],
    ["--ignore", "-.5"],
    ["--absent", "-1e3"],
    ["--classes", "-3"],
  ])("%s %s", (option, value) => {
    expect(parse(option, value).values).toEqual({ [option.slice(2)]: value });
  });

  it("are none behind an option without a value", () => {
    expect(() => parse("--json", "-1")).toThrow(
      new InputError("unknown option -1; softdice --help lists the options"),
    );
  });
});

describe("--match", () => {
  it.each([
    [["--match", "{id}_a"], ["{id}_a"]],
    [
      ["--match", "{id}_a", "{id}_b"],
      ["{id}_a", "{id}_b"],
    ],
    [
      ["--match={id}_a", "{id}_b"],
      ["{id}_a", "{id}_b"],
    ],
    [
      ["--match", "{id}_a", "--match", "{id}_b"],
      ["{id}_a", "{id}_b"],
    ],
  ])("%j", (args, match) => {
    expect(parse("score", "p", "t", ...args)).toEqual({
      values: { match },
      positionals: ["score", "p", "t"],
    });
  });

  it("leaves what is no pattern", () => {
    expect(parse("--match", "{id}_a", "score").positionals).toEqual(["score"]);
  });
});

describe("errors", () => {
  const see = "softdice --help lists the options";
  it.each([
    [["--jsn"], `unknown option --jsn; did you mean --json? ${see}`],
    [["--metric", "dice"], `unknown option --metric; did you mean --metrics? ${see}`],
    [["-j"], `unknown option -j; did you mean --jobs or --json? ${see}`],
    [["--latex-table"], `unknown option --latex-table; ${see}`],
    [["-x"], `unknown option -x; ${see}`],
    [["--names"], `--names needs a value; ${see}`],
    [["--names", "--json"], `--names needs a value; ${see}`],
    [["--match"], `--match needs a value; ${see}`],
    [["--json=yes"], "--json takes no value"],
    [["--help=yes"], "--help takes no value"],
  ])("%j", (args, message) => {
    expect(() => parse(...args)).toThrow(new InputError(message));
  });
});
