import { describe, expect, it } from "vitest";
import {
  keepLogs,
  takeKeptLogs,
  takeLogs,
  takeProbabilities,
} from "../../../../src/kernels/class-sums/terms/binary-lines.ts";
import { sigmoidOfNegativeTile, sigmoidTile } from "../../../../src/kernels/class-sums/tile/sigmoid-tile.ts";
import { LINE, PLANE, ROW, type Tile } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { fillPlane, tileFor } from "../cases/tile-cases.ts";

const [COUNT, CLASSES, CLASS] = [37, 3, 2];

function tileOf(isLogit: boolean): { readonly tile: Tile; readonly p: number[] } {
  const tile = tileFor(COUNT, CLASSES);
  const x = isLogit ? fillPlane(tile, PLANE.input, 1, -4, 4) : fillPlane(tile, PLANE.input, 1, 0.1, 0.9);
  if (isLogit) {
    sigmoidTile(tile);
    sigmoidOfNegativeTile(tile);
  }
  const own = [...x.subarray(CLASS * ROW, CLASS * ROW + COUNT)];
  return { tile, p: isLogit ? own.map((z) => 1 / (1 + Math.exp(-z))) : own };
}

describe.each([true, false])("logits: %s", (isLogit) => {
  it("the lines of a class have p, 1 − p and their logarithms", () => {
    const { tile, p } = tileOf(isLogit);
    takeLogs(tile, CLASS, isLogit);
    takeProbabilities(tile, CLASS, isLogit);
    for (const [line, want] of [
      [LINE.own, (q: number) => q],
      [LINE.missing, (q: number) => 1 - q],
      [LINE.log, (q: number) => Math.log(q)],
      [LINE.logOfRest, (q: number) => Math.log(1 - q)],
    ] as const)
      for (const [k, q] of p.entries()) expect(tile.line(line)[k]).toBeCloseTo(want(q), 12);
  });

  it("logarithms that are kept come back", () => {
    const { tile } = tileOf(isLogit);
    takeLogs(tile, CLASS, isLogit);
    const logs = [LINE.log, LINE.logOfRest].map((line) => tile.line(line).slice(0, COUNT));
    keepLogs(tile, CLASS);
    takeLogs(tile, 0, isLogit);
    expect(tile.line(LINE.log).slice(0, COUNT)).not.toEqual(logs[0]);
    takeKeptLogs(tile, CLASS);
    expect([LINE.log, LINE.logOfRest].map((line) => tile.line(line).slice(0, COUNT))).toEqual(logs);
  });
});
