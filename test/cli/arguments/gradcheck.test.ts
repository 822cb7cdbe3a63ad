import { describe, expect, it } from "vitest";
import { gradcheckArguments } from "../../../src/cli/arguments/gradcheck.ts";
import type { OptionValues } from "../../../src/cli/arguments/parse-options.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const exec = "python3 loss.py";

describe("the arguments of gradcheck", () => {
  it("are a command, and what a check takes", () => {
    expect(gradcheckArguments([], { exec })).toEqual({
      exec,
      timeout: 60,
      noise: undefined,
      seed: undefined,
      budget: undefined,
      json: false,
    });
    const values = { exec, timeout: "0.5", noise: "1e-4", seed: "7", budget: "150", json: true };
    const read = { exec, timeout: 0.5, noise: 1e-4, seed: 7, budget: 150, json: true };
    expect(gradcheckArguments([], values)).toEqual(read);
  });

  it.each<[string[], OptionValues, RegExp]>([
    [[], {}, /gradcheck needs --exec, such as --exec "python3 loss.py"/],
    [[], { exec: " " }, /gradcheck needs --exec/],
    [["loss.py"], { exec }, /takes no files, and was given 1; write the command in --exec/],
    [[], { exec, csv: true }, /--csv has no effect on gradcheck; leave it out/],
    [[], { exec, timeout: "0" }, /--timeout is "0", want seconds up to 86400/],
    [[], { exec, timeout: "soon" }, /--timeout is "soon"/],
    [[], { exec, budget: "10" }, /--budget is "10", want a whole number from 150/],
    [[], { exec, noise: "-1" }, /--noise is "-1", want a number from 0, such as 1e-4/],
    [[], { exec, noise: "little" }, /--noise is "little"/],
    [[], { exec, noise: "1e999" }, /--noise is "1e999"/],
    [[], { exec, seed: "-1" }, /--seed is "-1"/],
  ])("are refused: %j %j", (files, values, message) => {
    expect(() => gradcheckArguments(files, values)).toThrow(InputError);
    expect(() => gradcheckArguments(files, values)).toThrow(message);
  });
});
