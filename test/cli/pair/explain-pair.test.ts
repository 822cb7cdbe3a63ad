import { expect, it } from "vitest";
import { explainArguments } from "../../../src/cli/arguments/explain.ts";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { explainPair } from "../../../src/cli/pair/explain-pair.ts";
import { explainConventions, labelMap } from "../../../src/index.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const [p, t] = [Uint8Array.of(0, 1, 1, 0, 2, 1, 1, 1), Uint8Array.of(0, 1, 1, 0, 0, 1, 1, 0)];
const prediction = write("p.npy", makeNpy("|u1", [2, 4], p));
const target = write("t.npy", makeNpy("|u1", [2, 4], t));
const explain = (values: object) => {
  const { pair, metrics } = explainArguments([prediction, target], values);
  return explainPair({ id: "t", prediction, target }, pair, metrics.scores);
};

it("gives what the library gives", async () => {
  const { report } = await explain({ spacing: "1,3" });
  const scores = ["dice", "hd", "hd95", "assd"] as const;
  expect(report).toEqual(
    explainConventions(labelMap(p, [2, 4]), labelMap(t, [2, 4]), { spacing: [1, 3], scores }),
  );
  const one = await explain({ metrics: "dice", labels: "2" });
  expect(one.report.rows[0]!.classes.map((each) => each.class)).toEqual([2]);
});

it("names the file at fault", async () => {
  await expect(explain({})).rejects.toThrow("t.npy: has no spacing, and distances need one");
  const negative = write("n.npy", makeNpy("|i1", [2, 4], Int8Array.of(-1, 1, 1, 0, 2, 1, 1, 1)));
  const { pair } = explainArguments([negative, target], { metrics: "dice" });
  await expect(explainPair({ id: "t", prediction: negative, target }, pair, ["dice"])).rejects.toThrow(
    "n.npy: label -1",
  );
});

it("leaves out scores of lesions and of further measures for a page, and refuses them otherwise", async () => {
  const { pair, metrics } = scoreArguments([prediction, target], {
    metrics: "dice,volume-difference,lesion-dice",
    lesions: "brats2023",
    spacing: "1,3",
  });
  const files = { id: "t", prediction, target };
  const page = await explainPair(files, pair, metrics.scores, "skip");
  expect(page!.report.scores).toEqual(["dice"]);
  expect(await explainPair(files, pair, ["volume-difference"], "skip")).toBeUndefined();
  await expect(explain({ metrics: "dice,volume-difference" })).rejects.toThrow(
    "--metrics volume-difference: explain has the scores of overlap and of surfaces, which other tools have too; leave it out",
  );
});
