import type { PageLesion, PageLesions } from "../../report/page-lesions.ts";
import { countText, scoreText } from "../../text/score-text.ts";
import { drawForWidth } from "../document/draw-for-width.ts";
import { element } from "../document/element.ts";
import { saveButtons } from "../document/save-plot.ts";
import { type Cell, sortableTable } from "../document/table.ts";
import { lesionPlot } from "../plots/lesion-plot.ts";

/** The lesions: counts by class, a plot of Dice by volume, and a row for each. */
export function lesionSection({ classes, lesions, more }: PageLesions): HTMLElement {
  const plot = element("figure", { class: "lesion-plot" });
  drawForWidth(plot, (width) => lesionPlot(lesions, width))();
  return element(
    "section",
    { class: "lesions" },
    element("h2", {}, "Lesions"),
    sortableTable(
      "Lesions by class",
      [
        "class",
        "matched",
        "missed",
        "extra",
        "ignored",
        "split",
        "merged",
        "recall by volume of the target, smallest quarter first",
      ],
      classes.map(({ label, matched, missed, extra, ignored, split, merged, recallByVolume }) => [
        { text: label },
        ...[matched, missed, extra, ignored, split, merged].map(
          (count): Cell => ({ text: countText(count), sort: count }),
        ),
        {
          text: recallByVolume
            .map(({ to, recall }) => `${volumeText(to)} ml: ${scoreText(recall)}`)
            .join(" · "),
        },
      ]),
    ),
    plot,
    saveButtons(
      () => plot.firstElementChild,
      () => "lesions",
    ),
    sortableTable(
      `Lesions by case${more > 0 ? `: the ${countText(lesions.length)} worst; ${countText(more)} more are in --csv --rows lesions` : ""}`,
      ["case", "class", "outcome", "volume, ml", "predicted, ml", "Dice", "centre, voxels"],
      lesions.map((one) => lesionRow(one, classes[one.of]!.label)),
    ),
  );
}

function lesionRow(
  { id, outcome, volume, predictedVolume, dice, centre }: PageLesion,
  label: string,
): Cell[] {
  return [
    { text: id },
    { text: label },
    { text: outcome },
    { text: outcome === "extra" ? "–" : volumeText(volume), sort: outcome === "extra" ? "" : volume },
    { text: volumeText(predictedVolume), sort: predictedVolume },
    outcome === "matched" ? { text: scoreText(dice), sort: dice } : { text: "–", sort: "" },
    { text: centre.join(" ") },
  ];
}

function volumeText(volume: number): string {
  return String(Number(volume.toPrecision(3)));
}
