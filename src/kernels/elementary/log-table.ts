import { exp } from "./exponential.ts";

/*
 * A mantissa is in one of 32 cells, each with a centre c. The logarithms of the centres have few bits, so that sums with them are
 * exact, and yet the centres are doubles: after Gal, https://doi.org/10.1145/103147.103151 (1991), they were searched near the middle
 * of the cell, until exp of such a logarithm was within 2⁻⁷¹ of a double, and the inverse of that within 2⁻⁵⁶ of one.
 */

/** The start of the cells: the bits of 91/128 as a single. A cell is 2¹⁸ steps of singles, 1/64 below 1 and 1/32 above. */
export const LOG_START = 0x3f360000;

/** Logarithms of the centres; 1 is one, inside of its cell. */
export const LOG_OF_CENTRES: Float64Array = /* @__PURE__ */ Float64Array.from(
  [
    -1415019623, -1321861725, -1232150618, -1142924496, -1061632114, -975903620, -888896682, -813635915,
    -728062366, -649395958, -570547809, -494835199, -421225135, -348153665, -273457116, -207802005,
    -135302045, -64412477, 0, 133013850, 263220145, 387958775, 505379825, 626911997, 736773777, 852306384,
    958812565, 1062573753, 1166244769, 1266093647, 1369269779, 1463956861,
  ],
  (units) => units / 2 ** 32,
);

/** The centres: as they are so near to the exponential, it is rounded to them. */
export const LOG_CENTRES: Float64Array = /* @__PURE__ */ LOG_OF_CENTRES.map(exp);
