import { describe, expect, it } from "vitest";
import {
  DEFAULT_LIMIT,
  OverLimitError,
  overLimit,
  parseLimit,
} from "../../../src/files/source/file-limit.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

describe("parseLimit", () => {
  it.each([
    ["1M", 1_048_576],
    ["512M", 536_870_912],
    ["1G", DEFAULT_LIMIT],
    ["3G", 3_221_225_472],
    // As long as an array can be.
    ["4G", 4_294_967_295],
    ["4096M", 4_294_967_295],
  ])("%s is %d bytes", (text, bytes) => {
    expect(parseLimit(text)).toBe(bytes);
  });

  it.each(["", "1", "0M", "5G", "1g", "1.5G", "-1G", "1 G", "4097M", "99999999999999999999G"])(
    "refuses %j",
    (text) => {
      expect(() => parseLimit(text)).toThrow(
        new InputError(`--max-file is ${JSON.stringify(text)}, want a size from 1M to 4G`),
      );
    },
  );
});

describe("overLimit", () => {
  it.each([
    [1, "1 byte"],
    [2 ** 20 - 1, "1048575 bytes"],
    [2 ** 20, "1 MiB"],
    [2 ** 29, "512 MiB"],
    [2 ** 30, "1 GiB"],
    [3 * 2 ** 29, "1.5 GiB"],
    [2 ** 32 - 1, "4 GiB"],
  ])("says the limit of %d bytes", (limit, text) => {
    expect(overLimit("holds 9 bytes,", limit)).toEqual(
      new OverLimitError(`holds 9 bytes, more than the limit of ${text}`),
    );
    expect(overLimit("holds 9 bytes,", limit)).toBeInstanceOf(InputError);
  });
});
