import { expect, it } from "vitest";
import { OPTION_NAMES, parseOptions } from "../../src/cli/arguments/parse-options.ts";
import { help } from "../../src/cli/help.ts";

it("names the options that exist, all of them, each with the value it takes", () => {
  const options = [...help.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)( <[\w/]+>)?|, --([a-z]+)\b/gm)].map(
    ([all, option, value, other]) => [all, option ?? other, value],
  );
  expect(options.map(([, option]) => option).sort()).toEqual([...OPTION_NAMES].sort());
  for (const [, option, value] of options) {
    const { values } = parseOptions(value ? [`--${option}`, "x"] : [`--${option}`]);
    expect(Object.keys(values)).toEqual([option]);
  }
});

it("fits 80 columns", () => {
  for (const line of help.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
});
