import { expect, it } from "vitest";
import { keepLabels } from "../../../src/cli/pair/keep-labels.ts";
import type { PairOptions } from "../../../src/cli/pair/pair-options.ts";

it("labels that are not scored become background; the ignored label stays", () => {
  const map = Uint8Array.of(0, 1, 2, 3, 255);
  const options = { labels: [1, 3] } as unknown as PairOptions;
  expect([...keepLabels(map, options, undefined)]).toEqual([0, 1, 0, 3, 0]);
  expect([...keepLabels(map, options, 255)]).toEqual([0, 1, 0, 3, 255]);
  expect(keepLabels(map, {} as PairOptions, 255)).toBe(map);
});
