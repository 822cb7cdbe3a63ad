import { expect, it } from "vitest";
import { answer } from "../../../src/cli/data-set/pair-thread.ts";
import type { PairOptions } from "../../../src/cli/pair/pair-options.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const file = write("a.npy", makeNpy("|u1", [4], Uint8Array.of(0, 1, 1, 2)));
const options: PairOptions = {
  limit: 2 ** 20,
  classes: undefined,
  ignore: undefined,
  spacing: undefined,
  ignoreOrientation: false,
  surface: undefined,
};

it("answers with the state of a case, which another thread can be sent", async () => {
  const scored = await answer({ id: "a", prediction: file, target: file }, options);
  expect(scored).toMatchObject({ classes: 3, state: { cases: [{ id: "a", labels: [0, 1, 2] }] } });
  expect(structuredClone(scored)).toEqual(scored);
});

it("answers with what is wrong with the files", async () => {
  const missing = `${file}.png`;
  expect(await answer({ id: "a", prediction: file, target: missing }, options)).toEqual({
    failure: `${missing}: no such file`,
  });
});

it("does not hide a fault of the program", async () => {
  const broken = { ...options, surface: { tolerances: [-1] }, spacing: [1] };
  await expect(answer({ id: "a", prediction: file, target: file }, broken)).rejects.toThrow(RangeError);
});
