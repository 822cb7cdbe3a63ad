import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeDataSet } from "../make-data-set.ts";
import { buildProgram, softdiceHere } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path } = temporaryFolder();
const { predictions, targets } = makeDataSet(path, 6);
const other = join(path, "other");
cpSync(predictions, other, { recursive: true });
for (const id of ["02", "04"]) cpSync(join(targets, `case_${id}.nii.gz`), join(other, `case_${id}.nii.gz`));
const tolerances = join(path, "tolerances.json");
writeFileSync(tolerances, '{"1": 1, "2": 0.5}');
const scores = ["--metrics", "dice,hd95,surface-dice", "--tolerances", tolerances];
const metrics = [...scores, "--ignore-orientation"];

buildProgram();

describe.each(["compare", "rank"])("%s of folders", (command) => {
  it("is that of the states of the models", async () => {
    const states = [predictions, other].map((folder, k) => ({ folder, file: join(path, `${k}.json`) }));
    for (const { folder, file } of states)
      await softdiceHere("score", folder, targets, ...metrics, "--state", "-o", file);
    const files = states.map(({ file }) => file);
    const ofStates = await softdiceHere(command, ...files, "--json");
    const named = ["--metrics", "dice,hd95,surface-dice"];
    expect(await softdiceHere(command, ...files, ...named, "--json")).toEqual(ofStates);
    const ofFolders = await softdiceHere(command, predictions, other, targets, ...metrics, "--json");
    const renamed = states.reduce(
      (text, { folder, file }) => text.replaceAll(`${file} (${folder})`, folder),
      ofStates.stdout,
    );
    expect(ofFolders).toEqual({ status: 0, stdout: renamed, stderr: "" });
    expect(renamed).toContain(`"${other}"`);
  });

  it("refuses a score that the states do not keep", async () => {
    const file = join(path, "dice.json");
    await softdiceHere("score", predictions, targets, "--metrics", "dice", "--state", "-o", file);
    for (const [models, option] of [
      [[command, file, file], []],
      [["merge"], [file, "--stream"]],
    ] as const)
      expect(await softdiceHere(...models, ...option, "--metrics", "surface-dice")).toEqual({
        status: 1,
        stdout: "",
        stderr: expect.stringMatching(
          /^softdice: score "surface-dice" needs measures that this meter does not keep/,
        ),
      });
  });

  it("reports what failed, with the folder, and goes on with the rest", async () => {
    const fewer = join(path, "fewer");
    cpSync(other, fewer, { recursive: true });
    rmSync(join(fewer, "case_01.nii.gz"));
    const { status, stderr, stdout } = await softdiceHere(command, predictions, fewer, targets, "--json");
    expect(status).toBe(2);
    expect(stderr).toBe(`softdice: ${fewer}: no partner: case_01.nii.gz in ${targets}\n`);
    expect(stdout).toContain(fewer);
    const only = ["--jobs", "1", "--confidence", "0.9"];
    expect((await softdiceHere(command, predictions, other, targets, ...only)).status).toBe(0);
  });
});
