import { expect, it } from "vitest";
import { outputsOf, progressFile } from "../../../src/cli/output/outputs.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path } = temporaryFolder();

it("outputsOf lists every file, with the progress", () => {
  expect(outputsOf({ file: undefined, html: undefined })).toEqual([]);
  const files = outputsOf({ file: `${path}/a`, html: `${path}/b` }).map(({ file }) => file);
  expect(files).toEqual([`${path}/a`, `${path}/b`, progressFile({ file: `${path}/a`, html: undefined })]);
});

it("progressFile lies beside the first output, unless that is a device", () => {
  expect(progressFile({ file: undefined, html: `${path}/b` })).toMatch(/b\.progress$/);
  expect(progressFile({ file: undefined, html: undefined })).toBeUndefined();
  if (process.platform === "linux")
    expect(progressFile({ file: "/dev/null", html: undefined })).toBeUndefined();
});
