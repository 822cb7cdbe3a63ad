import { describe, expect, it } from "vitest";
import { stateText } from "../../../src/cli/data-set/state-file.ts";
import { exampleDataSet } from "../example-data-set.ts";
import { softdiceHere } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const file = write("state.json", stateText({ program: "1", settings: {} }, exampleDataSet()));
const options = ["--resamples", "0", "--metrics", "dice"];

describe("softdice merge --stream", () => {
  it("prints the table of softdice merge, with failures on stderr", async () => {
    const streamed = await softdiceHere("merge", "--stream", file, "--markdown", ...options);
    const whole = await softdiceHere("merge", file, "--markdown", ...options);
    expect(streamed).toEqual(whole);
    expect(streamed.status).toBe(2);
    expect(streamed.stderr).toContain("failed: m: p/m.nii: file is empty");
    const table = await softdiceHere("merge", "--stream", file, ...options);
    expect(table.stdout).toContain("3 scored, 1 failed");
  });

  it("writes summaries as JSON", async () => {
    const { stdout } = await softdiceHere("merge", "--stream", file, "--json", ...options);
    const report = JSON.parse(stdout);
    expect(report.cases).toBe(3);
    expect(report.overall.dice.mean.value).toBeCloseTo(0.616_666_666_666, 10);
  });

  it("refuses names of which one is ignore where that label was counted, as softdice merge does", async () => {
    const names = write("dataset.json", '{"labels": {"background": 0, "ignore": 1}}');
    const streamed = await softdiceHere("merge", "--stream", file, "--names", names, ...options);
    expect(streamed).toEqual(await softdiceHere("merge", file, "--names", names, ...options));
    expect(streamed.status).toBe(1);
    expect(streamed.stderr).toContain("names label 1 ignore, whose voxels the states count");
  });

  it("refuses forms that contain every case", async () => {
    const { status, stderr } = await softdiceHere("merge", "--stream", file, "--csv");
    expect([status, stderr]).toEqual([
      1,
      "softdice: --csv writes every case, which --stream does not keep; leave one of them out\n",
    ]);
  });
});
