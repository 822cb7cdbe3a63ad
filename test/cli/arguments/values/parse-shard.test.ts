import { expect, it } from "vitest";
import { parseShard } from "../../../../src/cli/arguments/values/parse-shard.ts";
import { InputError } from "../../../../src/files/source/input-error.ts";

it("reads a part and their number", () => {
  expect(parseShard("2/3")).toEqual({ index: 2, of: 3 });
  expect(parseShard("1/1")).toEqual({ index: 1, of: 1 });
});

it.each(["0/3", "4/3", "2", "2/", "/3", "a/b", "1.5/3", "-1/3", "1/100001", "1/3/5"])(
  "refuses %j",
  (text) => {
    expect(() => parseShard(text)).toThrow(
      new InputError(`--shard is ${JSON.stringify(text)}, want a part and their number, from 1/3 to 3/3`),
    );
  },
);
