import { contour, paintField, readRamps } from "../kit/pictures/colours.ts";
import { inLight } from "../kit/pictures/light-theme.ts";
import { svgToPng } from "../kit/pictures/svg-to-png.ts";
import { saveBlob, saveText } from "../kit/save-text.ts";

/** Saves a gradient map with the outline of its target, in light colours. */
export async function savePicture(
  kind: "png" | "svg",
  gradient: Float64Array,
  target: Float64Array,
  side: number,
  limit: number,
): Promise<void> {
  const { raise, lower } = inLight(readRamps);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  paintField(canvas, gradient, limit, raise, lower);
  const outline = contour(target, side, side);
  const size = 10 * side;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${size}" height="${size}"><image href="${canvas.toDataURL()}" width="${side}" height="${side}" style="image-rendering:pixelated"/><path d="${outline}" fill="none" stroke="#1a1c20" stroke-width="0.3"/></svg>`;
  if (kind === "svg") saveText("softdice-lab-gradient.svg", svg);
  else saveBlob("softdice-lab-gradient.png", await svgToPng(svg, 1));
}
