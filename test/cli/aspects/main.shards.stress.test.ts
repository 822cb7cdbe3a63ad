import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeDataSet } from "../make-data-set.ts";
import { buildProgram, softdice, softdiceHere } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const { predictions, targets } = makeDataSet(path, 11);
// One case fails, one has no partner, one file is no label map.
writeFileSync(join(predictions, "case_03.nii.gz"), "not compressed");
writeFileSync(join(targets, "lonely.nii"), "x");
writeFileSync(join(targets, "notes.txt"), "x");
const names = write("names.json", '{"1": "liver", "2": "spleen"}');
const metrics = ["--metrics", "dice,recall,surface-dice@1mm,hd95"];
const report = ["--names", names, "--seed", "5", "--resamples", "300"];

buildProgram();

/** What a run writes: to its two streams, and into a page if there is one. */
async function outcome(args: readonly string[]) {
  const page = args.indexOf("--html") + 1;
  // What pages are made of lies beside the bundle.
  const run = page > 0 ? softdice(...args) : await softdiceHere(...args);
  return { ...run, page: page > 0 ? readFileSync(args[page]!, "utf8") : "" };
}

describe("a data set in three shards, merged in an odd sequence", () => {
  const forms = [[], ["--json"], ["--csv"], ["--ndjson"], ["--html", join(path, "report.html")]];
  it("is the run on one machine, byte for byte, in every form", async () => {
    const shards = [1, 2, 3].map((index) => join(path, `shard-${index}.json`));
    const statuses: number[] = [];
    for (const [index, file] of shards.entries()) {
      const part = ["--shard", `${index + 1}/3`, "--jobs", String(index + 1), "--output", file];
      const { status } = await softdiceHere("score", predictions, targets, ...metrics, ...part);
      statuses.push(status!);
    }
    // One case fails, in whichever shard it is.
    expect(statuses.sort()).toEqual([0, 0, 2]);
    for (const form of forms) {
      const whole = await outcome(["score", predictions, targets, ...metrics, ...report, ...form]);
      const merged = await outcome(["merge", shards[2]!, shards[0]!, shards[1]!, ...report, ...form]);
      expect(merged).toEqual(whole);
      expect(whole.status).toBe(2);
      expect(whole.stderr).toMatch(
        /^softdice: failed: case_03: .*\nsoftdice: no partner: lonely\.nii in .*\n$/,
      );
      expect(whole.stdout.length + whole.page.length).toBeGreaterThan(500);
    }
  });

  it("is the run on one machine for regions, under their names", async () => {
    const regions = ["--metrics", "dice,hd95", "--regions", "both=1+2,second=2"];
    const shards = [1, 2].map((index) => join(path, `regions-${index}.json`));
    for (const [index, file] of shards.entries()) {
      await softdiceHere("score", predictions, targets, ...regions, "--shard", `${index + 1}/2`, "-o", file);
    }
    const whole = await softdiceHere("score", predictions, targets, ...regions, "--json", "--jobs", "2");
    expect(await softdiceHere("merge", shards[1]!, shards[0]!, "--json")).toEqual(whole);
    const { classes } = JSON.parse(whole.stdout);
    expect(classes.map(({ name }: { name: string }) => name)).toEqual(["both", "second"]);
  });

  it.each(["area", "voxels", "mesh"])("is the run on one machine for surfaces by %s", async (boundary) => {
    const scores = "hd,hd95,assd,masd,surface-dice@1mm,boundary-iou@2mm,boundary-iou";
    const surfaces = ["--metrics", scores, "--boundary", boundary];
    const shards = [1, 2].map((index) => join(path, `${boundary}-${index}.json`));
    for (const [index, file] of shards.entries()) {
      await softdiceHere("score", predictions, targets, ...surfaces, "--shard", `${index + 1}/2`, "-o", file);
    }
    const whole = await softdiceHere("score", predictions, targets, ...surfaces, "--json", "--jobs", "2");
    expect(whole.stdout).toContain('"masd"');
    expect(whole.stdout).toContain('"boundary-iou@2mm"');
    expect(await softdiceHere("merge", shards[1]!, shards[0]!, "--json")).toEqual(whole);
  });

  it("is the same for any number of threads", async () => {
    const runOf = (jobs: string) =>
      softdiceHere("score", predictions, targets, "--json", ...metrics, "--jobs", jobs);
    const [one, two, many] = [await runOf("1"), await runOf("2"), await runOf("7")];
    expect(two).toEqual(one);
    expect(many).toEqual(one);
  });
});
