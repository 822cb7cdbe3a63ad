export type Vector = readonly [number, number, number];

/** Two solids whose distance is known: whether a place is inside each, the Hausdorff distance, and the average where it is known. */
export interface Pair {
  readonly kind: string;
  readonly first: (place: Vector) => boolean;
  readonly second: (place: Vector) => boolean;
  readonly hausdorff: number;
  readonly average: number | undefined;
}

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value));

/** All points within a radius of a core: a point, a segment, a circle or a plate. A second radius gives a parallel surface. */
function parallel(kind: string, core: (place: Vector) => number, radius: number, gap: number): Pair {
  return {
    kind,
    first: (place) => core(place) <= radius,
    second: (place) => core(place) <= radius + gap,
    hausdorff: gap,
    average: gap,
  };
}

/** A random rotation: two unit vectors and the one across both. */
export function frame(random: () => number): readonly [Vector, Vector, Vector] {
  const unit = (v: Vector): Vector => v.map((part) => part / Math.sqrt(dot(v, v))) as unknown as Vector;
  const draw = (): Vector => [random() - 0.5, random() - 0.5, random() - 0.5];
  const u = unit(draw());
  const w = draw();
  const v = unit(w.map((part, k) => part - dot(u, w) * u[k]!) as unknown as Vector);
  return [u, v, [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]];
}

/** Draws two solids of one of five kinds, by turns. */
export function drawPair(random: () => number, index: number): Pair {
  const [u, v, w] = frame(random);
  const gap = 0.2 + 3.8 * random();
  const radius = 5 + 4 * random();
  const local = (p: Vector): Vector => [dot(p, u), dot(p, v), dot(p, w)];
  switch (index % 5) {
    case 0:
      return parallel("spheres", (p) => Math.sqrt(dot(p, p)), radius, gap);
    case 1:
      return parallel(
        "tubes",
        (p) => {
          const [x, y, z] = local(p);
          return Math.hypot(x - clamp(x, 7), y, z);
        },
        radius - 1,
        gap,
      );
    case 2:
      return parallel(
        "tori",
        (p) => {
          const [x, y, z] = local(p);
          return Math.hypot(Math.hypot(x, y) - 10, z);
        },
        4 + random(),
        Math.min(gap, 3),
      );
    case 3:
      return parallel(
        "tilted slabs",
        (p) => {
          const [x, y, z] = local(p);
          return Math.hypot(x - clamp(x, 7), y - clamp(y, 5), z);
        },
        4 + 2 * random(),
        gap,
      );
    default: {
      // Of two equal convex solids one is moved: the Hausdorff distance is the length of the move.
      const axes = [5 + 6 * random(), 5 + 6 * random(), 5 + 6 * random()];
      const isInside = (p: Vector) => local(p).reduce((sum, part, k) => sum + (part / axes[k]!) ** 2, 0) <= 1;
      const move = frame(random)[0].map((part) => gap * part) as unknown as Vector;
      return {
        kind: "ellipsoids",
        first: isInside,
        second: (p) => isInside([p[0] - move[0], p[1] - move[1], p[2] - move[2]]),
        hausdorff: gap,
        average: undefined,
      };
    }
  }
}
