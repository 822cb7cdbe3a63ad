import { expect, it } from "vitest";
import { timingTable } from "../../../src/cli/write/timing-table.ts";

it("shows one line a stage, in order and aligned", () => {
  expect(
    timingTable({ start: 40.12, read: 0.3, decompress: 101.25, decode: 9, count: 20, total: 1171 }),
  ).toBe(
    [
      "",
      "start          40.1 ms",
      "read            0.3 ms",
      "decompress    101.3 ms",
      "decode          9.0 ms",
      "count          20.0 ms",
      "total        1171.0 ms",
      "",
    ].join("\n"),
  );
});
