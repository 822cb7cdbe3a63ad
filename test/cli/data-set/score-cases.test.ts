import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { OptionValues } from "../../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { countSettings } from "../../../src/cli/data-set/count-settings.ts";
import { openJournal } from "../../../src/cli/data-set/journal.ts";
import { type Scoring, scoreCases } from "../../../src/cli/data-set/score-cases.ts";
import { findPairs } from "../../../src/cli/find/find-pairs.ts";
import { itemsOf } from "../../../src/cli/find/shard.ts";
import type { DiceMeter } from "../../../src/metrics/dice-meter.ts";
import { makeCase, makeDataSet, niftiOf } from "../make-data-set.ts";
import { buildProgram, programUrl } from "../program.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const { predictions, targets } = makeDataSet(path, 9);

buildProgram();

function score(values: OptionValues = {}, scoring: Partial<Scoring> = {}, folders = [predictions, targets]) {
  const { jobs, pair, shard } = scoreArguments(folders, values);
  const { items } = findPairs(folders[0]!, folders[1]!, []);
  const part = shard
    ? itemsOf(
        items,
        items.map(() => 1),
        shard,
      )
    : items;
  return scoreCases(part, pair, { thread: programUrl, jobs, ...scoring });
}

describe("scoreCases", () => {
  it("gives the same state for any number of threads", async () => {
    const states = await Promise.all(["1", "3"].map((jobs) => score({ jobs, metrics: "dice,hd95" })));
    const [alone, together] = states.map(({ meter }) => JSON.stringify(meter));
    expect(together).toBe(alone);
    expect(states[0]!.meter.size).toBe(9);
    expect(states[0]!.notes).toEqual([]);
  });

  it("scores cases as they arrive, each before the next is known", async () => {
    const { jobs, pair } = scoreArguments([predictions, targets], { jobs: "2" });
    const { items } = findPairs(predictions, targets, []);
    const scored: string[] = [];
    let next = () => {};
    async function* arriving() {
      for (const item of [items[4]!, items[1]!, { id: "x", reason: "not found" }]) {
        yield item;
        await new Promise<void>((resolve) => {
          next = resolve;
        });
      }
    }
    const onCase = (meter: DiceMeter) => {
      const { cases, skipped } = meter.toJSON();
      scored.push((cases[0] ?? skipped[0])!.id);
      next();
    };
    const { meter } = await scoreCases(arriving(), pair, { thread: programUrl, jobs, onCase });
    expect(scored).toEqual(["case_04", "case_01", "x"]);
    expect(meter.toJSON().cases.map(({ id }) => id)).toEqual(["case_01", "case_04"]);
  });

  it("hands over cases in the order of ids, and shows how far it is", async () => {
    const ids: string[] = [];
    const steps: number[] = [];
    let total = 0;
    await score(
      { jobs: "3" },
      {
        onCase: (meter: DiceMeter) => ids.push(meter.toJSON().cases[0]!.id),
        progress: (items) => {
          total = items;
          return { step: (failures) => steps.push(failures), stop: () => steps.push(-1) };
        },
      },
    );
    expect(ids).toEqual(Array.from({ length: 9 }, (_, k) => `case_0${k}`));
    expect([total, steps]).toEqual([9, [0, 0, 0, 0, 0, 0, 0, 0, 0, -1]]);
  });

  it("scores a part, and the parts are the whole", async () => {
    const parts = await Promise.all(["1/2", "2/2"].map((shard) => score({ shard, jobs: "1" })));
    expect(parts.map(({ meter }) => meter.size)).toEqual([5, 4]);
    const whole = await score({ jobs: "1" });
    expect(parts[1]!.meter.merge(parts[0]!.meter).toJSON()).toEqual(whole.meter.toJSON());
  });
});

/** A program that does not survive some of the pairs. */
const mortal = pathToFileURL(
  write(
    "mortal.mjs",
    `import { parentPort } from "node:worker_threads";
    parentPort.on("message", ({ id, payload: { pairs, options } }) => {
      const answer = (reply) => parentPort.postMessage({ id, ...reply });
      const has = (name) => pairs.some((pair) => pair.id === name);
      if (has("case_01")) process.exit(7);
      if (has("case_02")) throw new Error("two");
      if (has("case_03")) throw new RangeError("Array buffer allocation failed");
      if (has("case_04")) return answer({ error: { name: "Error", message: "four" } });
      if (has("case_05")) return answer({ error: { name: "RangeError", message: "Array buffer allocation failed" } });
      answer({ value: pairs.map(({ prediction }) => ({ failure: \`\${prediction}: of the file\` })) });
    });`,
  ),
);

describe("what fails", () => {
  const folder = join(path, "bad");
  const bad = makeDataSet(folder, 3);
  const good = niftiOf(makeCase(0, 0));
  writeFileSync(join(bad.predictions, "cut.nii.gz"), good.subarray(0, -20));
  writeFileSync(join(bad.targets, "cut.nii.gz"), good);
  writeFileSync(join(bad.predictions, "only.nii.gz"), good);
  mkdirSync(join(bad.predictions, "folder.nii.gz"));
  writeFileSync(join(bad.targets, "folder.nii.gz"), good);
  symlinkSync(".", join(bad.targets, "loop"));

  it("is noted, and the rest goes on", async () => {
    const { meter } = await score({ jobs: "2" }, {}, [bad.predictions, bad.targets]);
    const { cases, skipped } = meter.toJSON();
    expect(cases).toHaveLength(3);
    const at = (name: string) => join(bad.predictions, name);
    expect(skipped).toEqual([
      { id: "cut", reason: expect.stringContaining(`${at("cut.nii.gz")}: gzip data is cut off or damaged`) },
      { id: "folder", reason: `${at("folder.nii.gz")}: is a folder, not a file` },
      {
        id: "loop/",
        reason: `${join(bad.targets, "loop")}: is a link to a folder above it, and was passed over`,
      },
    ]);
  });

  it.each(["1", "2", "20"])("costs a pair alone where a thread dies of it, of %s threads", async (jobs) => {
    const { meter } = await score({ jobs }, { thread: mortal });
    const reasons = meter.toJSON().skipped.map(({ id, reason }) => [id, reason.replace(/^\S+: /, "")]);
    expect(reasons).toEqual([
      ["case_00", "of the file"],
      ["case_01", "fault of the program: a worker died: it ended with code 7"],
      ["case_02", "fault of the program: a worker died: two"],
      ["case_03", "needs more memory than there is"],
      ["case_04", "fault of the program: four"],
      ["case_05", "needs more memory than there is"],
      ...["case_06", "case_07", "case_08"].map((id) => [id, "of the file"]),
    ]);
  });

  it("costs a pair alone where it was given together with others", async () => {
    const id = (k: number) => `case_${String(k).padStart(2, "0")}`;
    const items = Array.from({ length: 60 }, (_, k) => ({
      id: id(59 - k),
      prediction: "p.nii",
      target: "t.nii",
    }));
    const { pair } = scoreArguments([predictions, targets], {});
    const { meter } = await scoreCases(items, pair, { thread: mortal, jobs: 1 });
    const reasons = new Map(meter.toJSON().skipped.map(({ id, reason }) => [id, reason]));
    expect(reasons.size).toBe(60);
    expect([id(1), id(4), id(0), id(6), id(59)].map((each) => reasons.get(each))).toEqual([
      "p.nii: fault of the program: a worker died: it ended with code 7",
      "p.nii: fault of the program: four",
      ...Array(3).fill("p.nii: of the file"),
    ]);
  });

  it("is a thread that cannot start, too", async () => {
    const { meter } = await score({ jobs: "1" }, { thread: new URL("file:///none.mjs") });
    expect(meter.toJSON().skipped).toHaveLength(9);
    expect(meter.toJSON().skipped[0]!.reason).toContain("fault of the program");
  });
});

describe("a journal", () => {
  it("gives the cases of an earlier run, which are not scored again", async () => {
    const { pair } = scoreArguments([predictions, targets], {});
    const header = { program: "1", settings: countSettings({ match: [] }, pair) };
    const file = join(path, "journal");
    const first = openJournal(file, header, false);
    const whole = await score({}, { journal: first });
    first.close();
    const second = openJournal(file, header, true);
    // This program fails in every case, so none was given to it.
    const again = await score({ jobs: "1" }, { journal: second, thread: mortal });
    second.remove();
    expect(JSON.stringify(again)).toBe(JSON.stringify(whole));
    expect(again.meter.size).toBe(9);
  });
});
