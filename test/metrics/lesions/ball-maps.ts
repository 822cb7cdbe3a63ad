import { labelMap } from "../../../src/index.ts";
import type { LabelMap } from "../../../src/tensor/label-map.ts";

const SHAPE = [20, 24, 28] as const;

/** The maps of `scipy-lesions.py`: balls, some predicted beside their place, some missed, some false. */
export function ballMaps(): { prediction: LabelMap; target: LabelMap } {
  let state = 1;
  const draw = (below: number) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const [target, prediction] = [0, 1].map(() => new Uint8Array(20 * 24 * 28)) as [Uint8Array, Uint8Array];
  const ball = (mask: Uint8Array, centre: readonly number[], square: number) => {
    for (let at = 0; at < mask.length; at++) {
      const place = [Math.floor(at / 672), Math.floor(at / 28) % 24, at % 28];
      const away = place.reduce((sum, value, axis) => sum + (value - centre[axis]!) ** 2, 0);
      if (away <= square) mask[at] = 1;
    }
  };
  for (let k = 0; k < 16; k++) {
    const centre = SHAPE.map(draw);
    ball(target, centre, 1 + draw(9));
    if (draw(5) > 0)
      ball(
        prediction,
        centre.map((place) => place + draw(3) - 1),
        1 + draw(9),
      );
  }
  for (let k = 0; k < 4; k++) ball(prediction, SHAPE.map(draw), 1 + draw(4));
  return { prediction: labelMap(prediction, [...SHAPE]), target: labelMap(target, [...SHAPE]) };
}
