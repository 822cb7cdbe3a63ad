import type { SlicePicture } from "../../picture/case-picture.ts";
import type { CasePicture } from "../../picture/draw-cases.ts";
import type { PagePictures } from "../../report/page-data.ts";
import { element, svgElement } from "../document/element.ts";
import { saveButtons } from "../document/save-plot.ts";

/** The longest side of a slice, in pixels of the page. */
const SIDE = 350;

/** Slices of the worst cases, with the outlines of a class in all maps. */
export function pictureSection({ predictions, cases }: PagePictures): HTMLElement {
  const kinds = [
    ["target", "target"],
    ...predictions.map((name, place) => [`prediction-${place + 1}`, name]),
    ...(cases.some(({ slices }) => slices.some(({ others }) => others !== ""))
      ? [["others", "other classes of the target"]]
      : []),
  ];
  return element(
    "section",
    { class: "pictures" },
    element("h2", {}, "Slices"),
    element(
      "p",
      { class: "note" },
      "Where the maps of a case disagree most about the class that is worst in it, across each axis.",
    ),
    element(
      "ul",
      { class: "legend" },
      ...kinds.map(([kind, name]) => element("li", { class: kind! }, name!)),
    ),
    ...cases.map(caseFigure),
  );
}

function caseFigure({ id, caption, slices }: CasePicture): HTMLElement {
  const longest = Math.max(...slices.flatMap((slice) => sizeOf(slice)));
  return element(
    "figure",
    { class: "slices", "data-case": id },
    element("figcaption", {}, element("strong", {}, id), ` ${caption}`),
    element(
      "div",
      { class: "row" },
      ...slices.map((slice, place) => {
        const drawing = sliceDrawing(slice, SIDE / longest, `${id}, ${caption}, ${slice.name}`);
        const file = `${id}${slice.name === "" ? "" : `-${place + 1}`}`.replace(/[^\w.-]+/g, "_");
        return element(
          "div",
          { class: "slice" },
          drawing,
          element(
            "div",
            { class: "below" },
            element("span", {}, slice.name),
            saveButtons(
              () => drawing,
              () => file,
            ),
          ),
        );
      }),
    ),
  );
}

/** Width and height in millimetres. */
function sizeOf({ width, height, pixel }: SlicePicture): [number, number] {
  return [width * pixel[0], height * pixel[1]];
}

function sliceDrawing(slice: SlicePicture, scale: number, label: string): SVGSVGElement {
  const [width, height] = sizeOf(slice).map((length) => Math.max(1, length * scale)) as [number, number];
  const path = (d: string, paint: Readonly<Record<string, string>>) =>
    svgElement("path", { d, fill: "none", "vector-effect": "non-scaling-stroke", ...paint });
  const lines = slice.predictions.map((d, place) =>
    path(d, { stroke: `var(--prediction-${place + 1})`, "stroke-width": "1.75" }),
  );
  return svgElement(
    "svg",
    {
      viewBox: `0 0 ${width.toFixed(2)} ${height.toFixed(2)}`,
      width: width.toFixed(2),
      height: height.toFixed(2),
      role: "img",
      "aria-label": label,
    },
    svgElement(
      "g",
      {
        transform: `scale(${slice.pixel.map((length) => Number((length * scale).toPrecision(6))).join(" ")})`,
      },
      path(slice.others, { stroke: "var(--line)", "stroke-width": "1" }),
      path(slice.area, { fill: "var(--target)", "fill-opacity": "0.16" }),
      path(slice.target, { stroke: "var(--target)", "stroke-width": "1.75" }),
      ...lines,
    ),
  );
}
