import { contour, paintField, readRamps } from "../kit/pictures/colours.ts";
import { saveBlob, saveText } from "../kit/save-text.ts";

/** Saves a gradient map with the outline of its target, as it looks in the theme of the page. */
export function savePicture(
  kind: "png" | "svg",
  gradient: Float64Array,
  target: Float64Array,
  side: number,
  limit: number,
): void {
  const { raise, lower } = readRamps();
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  paintField(canvas, gradient, limit, raise, lower);
  const outline = contour(target, side, side);
  const scale = 10;
  if (kind === "svg") {
    saveText(
      "softdice-gradient.svg",
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${scale * side}" height="${scale * side}"><image href="${canvas.toDataURL()}" width="${side}" height="${side}" style="image-rendering:pixelated"/><path d="${outline}" fill="none" stroke="#1a1c20" stroke-width="0.3"/></svg>`,
    );
    return;
  }
  const large = document.createElement("canvas");
  large.width = large.height = scale * side;
  const context = large.getContext("2d")!;
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, 0, 0, large.width, large.height);
  context.scale(scale, scale);
  context.lineWidth = 0.25;
  context.strokeStyle = "#1a1c20";
  context.stroke(new Path2D(outline));
  large.toBlob((blob) => blob && saveBlob("softdice-gradient.png", blob));
}
