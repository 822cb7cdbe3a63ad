import { expect, it } from "vitest";
import { at, explainOf } from "./explain-spoiled.ts";

it("finds one of few that are wrong among many, wherever they lie", () => {
  for (const places of [
    [3, 4],
    [100, 1100, 2100, 3900],
    [0, 1024, 2048, 3072, 4095],
  ]) {
    const { wrong, single } = explainOf(4096, at(...places));
    expect(wrong.length).toBeGreaterThan(0);
    expect(places).toEqual(expect.arrayContaining(wrong));
    expect(single).toBe(false);
  }
});
