import * as Plot from "@observablehq/plot";
import type { PageLesion } from "../../report/page-lesions.ts";

const HEIGHT = 300;
/** Below the axis, where the lesions without a Dice are. */
const NO_DICE: Readonly<Record<string, number>> = { missed: -0.1, extra: -0.2 };
const COLOURS: Readonly<Record<string, string>> = {
  matched: "var(--dot)",
  missed: "var(--prediction-1)",
  extra: "var(--mark)",
};

/** The Dice of each lesion by its volume, with the missed and the extra ones below; nothing where none has a volume. */
export function lesionPlot(
  lesions: readonly PageLesion[],
  width: number,
): SVGSVGElement | HTMLElement | null {
  const shown = lesions.filter(({ outcome, volume }) => outcome !== "ignored" && volume > 0);
  if (shown.length === 0) return null;
  const plot = Plot.plot({
    width,
    height: HEIGHT,
    marginLeft: 62,
    marginBottom: 42,
    style: { background: "transparent", fontSize: "12px", overflow: "visible" },
    x: {
      type: "log",
      label: "volume, ml",
      labelAnchor: "center",
      labelArrow: "none",
      grid: true,
      ticks: width < 500 ? 3 : 6,
      tickFormat: (volume: number) => String(Number(volume.toPrecision(2))),
    },
    y: {
      domain: [-0.26, 1.03],
      ticks: [-0.2, -0.1, 0, 0.2, 0.4, 0.6, 0.8, 1],
      tickFormat: (value: number) => (value === -0.1 ? "missed" : value === -0.2 ? "extra" : String(value)),
      label: "Dice",
      labelArrow: "none",
    },
    marks: [
      Plot.ruleY([0], { stroke: "var(--line)" }),
      Plot.dot(shown, {
        x: "volume",
        y: ({ outcome, dice }: PageLesion) => NO_DICE[outcome] ?? dice,
        stroke: ({ outcome }: PageLesion) => COLOURS[outcome]!,
        r: 3,
        strokeOpacity: 0.8,
      }),
      Plot.tip(
        shown,
        Plot.pointer({
          x: "volume",
          y: ({ outcome, dice }: PageLesion) => NO_DICE[outcome] ?? dice,
          title: ({ id, outcome, volume }: PageLesion) => `${id}\n${outcome}, ${volume} ml`,
          fill: "var(--raised)",
        }),
      ),
    ],
  });
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", "Dice of every lesion by its volume");
  return plot;
}
