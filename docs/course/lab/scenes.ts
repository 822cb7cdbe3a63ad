import { sigmoid, tensor } from "softdice";
import { discMask, pictureOf } from "../models/pictures.ts";

/** The side of the lab's pictures in pixels. */
export const SIDE = 64;

/** What a probability of the prediction is at most and at least, so that its logit is finite. */
const MARGIN = 0.002;

/** A stroke of the brush: which layer it paints, with what, and where. */
export interface Stroke {
  readonly layer: "target" | "prediction";
  /** One half is for predictions alone: a target is 0 or 1. */
  readonly value: 0 | 0.5 | 1;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A target of zeros and ones, and the probabilities of a prediction. */
export interface Picture {
  readonly target: Float64Array;
  readonly prediction: Float64Array;
}

export const SCENES = [
  ["discs", "two discs"],
  ["tube", "a tube"],
  ["satellites", "satellites"],
  ["empty", "an empty slice"],
  ["undecided", "½ everywhere"],
  ["small", "½, small target"],
  ["blank", "blank"],
] as const;
export type Scene = (typeof SCENES)[number][0];

/** A scene before anything is painted. */
export function sceneOf(name: string): Picture {
  // A root has the same digits in every engine, and `Math.hypot` does not.
  const soft = (disc: { x: number; y: number; radius: number }, edge = 1) =>
    probabilitiesOf(
      pictureOf(SIDE, (column, row) => {
        const [x, y] = [column - disc.x, row - disc.y];
        return (disc.radius - Math.sqrt(x * x + y * y)) / edge;
      }),
    );
  switch (name) {
    case "tube": {
      const centre = (x: number) => 32 + 12 * Math.sin(x / 9);
      const tube = (width: number, shift: number) =>
        probabilitiesOf(pictureOf(SIDE, (x, y) => 2 * (width - Math.abs(y - shift - centre(x)))));
      const gap = pictureOf(SIDE, (x) => (x > 28 && x < 36 ? 0.05 : 1));
      return {
        target: tube(3, 0).map((p) => (p > 0.5 ? 1 : 0)),
        prediction: tube(2.5, 1).map((p, k) => p * gap[k]!),
      };
    }
    case "satellites": {
      const spots = [
        { x: 26, y: 36, radius: 12 },
        { x: 48, y: 18, radius: 2.6 },
        { x: 52, y: 46, radius: 1.8 },
        { x: 12, y: 14, radius: 2.2 },
      ];
      const target = new Float64Array(SIDE * SIDE);
      for (const spot of spots)
        for (const [k, x] of discMask(SIDE, spot).entries()) target[k] = Math.max(target[k]!, x);
      return { target, prediction: soft({ x: 28, y: 35, radius: 11 }) };
    }
    case "empty":
      return { target: new Float64Array(SIDE * SIDE), prediction: soft({ x: 36, y: 28, radius: 4 }) };
    case "undecided":
    case "small":
      return {
        target: discMask(SIDE, { x: 27.5, y: 35.5, radius: name === "small" ? 2.6 : 11.6 }),
        prediction: new Float64Array(SIDE * SIDE).fill(0.5),
      };
    case "blank":
      return {
        target: new Float64Array(SIDE * SIDE),
        prediction: new Float64Array(SIDE * SIDE).fill(MARGIN),
      };
    default:
      return {
        target: discMask(SIDE, { x: 27.5, y: 35.5, radius: 11.6 }),
        prediction: soft({ x: 38.5, y: 26.5, radius: 11 }, 0.5),
      };
  }
}

/** A scene with strokes painted over it, in their order. */
export function pictureWith(scene: string, strokes: readonly Stroke[]): Picture {
  const { target, prediction } = sceneOf(scene);
  for (const { layer, value, ...disc } of strokes) {
    const field = layer === "target" ? target : prediction;
    for (const [k, inside] of discMask(SIDE, disc).entries()) if (inside) field[k] = value;
  }
  return { target, prediction: prediction.map((p) => Math.min(1 - MARGIN, Math.max(MARGIN, p))) };
}

/** Strokes as text for an address, of which `h` is one half: `t1,12,30,4~p0,…`. */
export function strokesText(strokes: readonly Stroke[]): string {
  return strokes
    .map(
      ({ layer, value, x, y, radius }) =>
        `${layer[0]}${value === 0.5 ? "h" : value},${Math.round(x)},${Math.round(y)},${radius}`,
    )
    .join("~");
}

/** Reads strokes from text, and leaves out what is not a stroke. */
export function parseStrokes(text: string): Stroke[] {
  return text.split("~").flatMap((part) => {
    const [, paint, x, y, radius] =
      /^(t[01]|p[01h]),(\d{1,2}),(\d{1,2}),(\d{1,2}(?:\.\d)?)$/.exec(part) ?? [];
    if (paint === undefined) return [];
    return [
      {
        layer: paint[0] === "t" ? "target" : "prediction",
        value: paint[1] === "h" ? 0.5 : paint[1] === "1" ? 1 : 0,
        x: Number(x),
        y: Number(y),
        radius: Number(radius),
      },
    ];
  });
}

/** By the library, whose exponential has the same digits in every engine: the code of the lab shows all of them. */
function probabilitiesOf(logits: Float64Array): Float64Array {
  return sigmoid(tensor(logits, [logits.length])).data as Float64Array;
}
