// Scores two label files in Deno: deno run --allow-read main.ts prediction.nii.gz target.nii.gz
import { DiceMeter } from "softdice";
import { readLabels } from "softdice/files";

const [prediction, target] = await Promise.all(
  Deno.args.map(async (path) => (await readLabels(await Deno.readFile(path))).labels),
);
if (!prediction || !target) throw new Error("give two files of label maps, without segments that overlap");

const meter = new DiceMeter();
meter.add(prediction, target, { id: Deno.args[0] });
const { cases } = meter.report({ scores: ["dice", "jaccard"], includeBackground: false, resamples: 0 });
for (const { class: label, scores } of cases[0].classes) {
  console.log(`class ${label}: Dice ${scores.dice}, Jaccard ${scores.jaccard}`);
}
