/**
 * Colours of a map: 256 steps from the page to full strength, mixed in OKLab, so that equal steps of the number look
 * like equal steps of colour in both themes.
 */

export interface Ramps {
  readonly raise: Uint32Array;
  readonly lower: Uint32Array;
  readonly grey: Uint32Array;
}

type Lab = readonly [number, number, number];

const toLinear = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const fromLinear = (c: number) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

// The matrices of OKLab: https://bottosson.github.io/posts/oklab/
function toLab(hex: string): Lab {
  const [r, g, b] = [1, 3, 5].map((i) => toLinear(Number.parseInt(hex.slice(i, i + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toPixel([L, a, b]: Lab): number {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((c) => Math.round(255 * Math.min(1, Math.max(0, fromLinear(c))))) as [number, number, number];
  return ((255 << 24) | (channels[2] << 16) | (channels[1] << 8) | channels[0]) >>> 0;
}

/** 256 colours through stops at 0, 0.15, 0.5 and 1, or evenly from one colour to another. */
function ramp(...stops: string[]): Uint32Array {
  const labs = stops.map(toLab);
  const at = stops.length === 4 ? [0, 0.15, 0.5, 1] : [0, 1];
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const t = i / 255;
    const k = Math.max(
      1,
      at.findIndex((x) => x >= t),
    );
    const share = (t - at[k - 1]!) / (at[k]! - at[k - 1]!);
    return toPixel(
      labs[k]!.map((x, c) => labs[k - 1]![c]! + (x - labs[k - 1]![c]!) * share) as unknown as Lab,
    );
  });
}

/** The ramps of the theme that the page shows now. */
export function readRamps(): Ramps {
  const style = getComputedStyle(document.documentElement);
  return rampsOf((name) => style.getPropertyValue(name).trim());
}

/** The ramps through the colours that tokens such as `--map-up-1` have. */
export function rampsOf(colour: (name: string) => string): Ramps {
  const hue = (name: string) =>
    ramp(colour("--map-0"), ...[1, 2, 3].map((k) => colour(`--map-${name}-${k}`)));
  return { raise: hue("up"), lower: hue("down"), grey: ramp(colour("--grey-0"), colour("--grey-1")) };
}

/** Paints a field in the colours of {@link colourField}. */
export function paintField(
  canvas: HTMLCanvasElement,
  field: ArrayLike<number>,
  limit: number,
  negative: Uint32Array,
  positive: Uint32Array,
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const image = context.createImageData(canvas.width, canvas.height);
  colourField(new Uint32Array(image.data.buffer), field, limit, negative, positive);
  context.putImageData(image, 0, 0);
}

/** Fills pixels with the colours of a field: the sign picks the ramp, a magnitude of `limit` or more has full colour. */
export function colourField(
  pixels: Uint32Array,
  field: ArrayLike<number>,
  limit: number,
  negative: Uint32Array,
  positive: Uint32Array,
): void {
  for (let i = 0; i < pixels.length; i++) {
    const x = field[i]!;
    pixels[i] = (x < 0 ? negative : positive)[Math.min(255, Math.round((255 * Math.abs(x)) / limit))] ?? 0;
  }
}

/** The border of a mask along the edges of its pixels, as a path of an SVG. */
export function contour(mask: ArrayLike<number>, width: number, height: number): string {
  const inside = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && mask[y * width + x]! > 0.5;
  let path = "";
  for (let y = 0; y <= height; y++)
    for (let x = 0; x <= width; x++) {
      if (inside(x, y) !== inside(x, y - 1)) path += `M${x} ${y}h1`;
      if (inside(x, y) !== inside(x - 1, y)) path += `M${x} ${y}v1`;
    }
  return path;
}
