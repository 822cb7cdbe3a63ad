import { closeScaleOf, inwardOf } from "../arguments/domain.ts";
import type { MaybeAsync } from "../arguments/maybe-async.ts";
import { gradientAt } from "../arguments/read-gradient.ts";
import type { Point } from "../measure/judge-ladder.ts";
import { dot, movedBy } from "./along-vector.ts";
import { MovePatterns } from "./move-patterns.ts";
import { nearestMean } from "./nearest-mean.ts";
import { type GradientBeside, nearestOf, rangeOfPoints, type SlopeRange } from "./slope-range.ts";

/** Moves next to x, as parts of the scale of x: for inputs in float64, and for inputs of which one is in float32. */
const NEAR_MOVES = {
  double: [2 ** -20, 2 ** -28, 2 ** -36],
  single: [2 ** -13, 2 ** -15, 2 ** -17],
} as const;

/** How many they are. */
const MOVES = 3;

/** Pairs of points whose elements are in a random order, one the mirror image of the other. */
const RANDOM_PAIRS = 8;

/** Numbers in the points that are added, at most, but for the first ones. */
const MAX_NUMBERS = 2 ** 23;

/** The gradients next to x on points that break ties in different orders; each costs up to three calls of the gradient, none of f. */
export class GradientsBeside {
  readonly #point: Point;
  readonly #chosen: Uint8Array | null;
  /** What draws the points. */
  readonly patterns: MovePatterns;
  readonly #points: GradientBeside[] = [];
  /** The sums of the nearest gradients of all points, and of what moves up rather than down change in them. */
  readonly #sums: Float64Array;
  readonly #effects: Float64Array;

  constructor(point: Point, chosen: Uint8Array | null, random: () => number) {
    this.#point = point;
    this.#chosen = chosen;
    const { inputs, domain } = point.subject;
    this.patterns = new MovePatterns(inputs.numbers, closeScaleOf(inputs, domain, chosen), domain, random);
    this.#sums = new Float64Array(inputs.numbers.length);
    this.#effects = new Float64Array(inputs.numbers.length);
  }

  /** Adds two points on the way along a direction, two on its sides of x in a random order, and a random pair. */
  *addFirst(vector: Float64Array): MaybeAsync<void> {
    const signs = vector.map(Math.sign);
    for (const side of [1, -1]) {
      yield* this.add(() => this.patterns.towards(vector, side, this.isSingle()));
      yield* this.add(() => this.patterns.onSides(signs.map((sign) => side * sign)));
    }
    yield* this.addPair();
  }

  /**
   * Adds the orders by which conventions break ties: by position, by x and then by position, by the sign of the
   * gradient, at random. The second keeps the order that x has, however close its elements are.
   */
  *addAll(): MaybeAsync<void> {
    for (const draw of this.patterns.inOrders()) yield* this.add(draw);
    const signs = this.#point.gradient.map((slope) => Math.sign(slope) || this.patterns.coin());
    for (const side of [1, -1])
      yield* this.add(() => this.patterns.onSides(signs.map((sign) => side * sign)));
    for (let pair = 1; pair < RANDOM_PAIRS; pair++) yield* this.addPair();
  }

  /** Reports whether the gradient jumps at x along a direction by a good part of a size, and keeps to it at a shorter distance. */
  jumps(vector: Float64Array, size: number): boolean {
    const here = dot(this.#point.gradient, vector);
    return this.#points.some(({ gradients }) => {
      const jumps = gradients.map((gradient) => dot(gradient, vector) - here);
      return jumps.some(
        (near, k) =>
          k > 0 &&
          Math.abs(near) >= JUMP * size &&
          near * jumps[k - 1]! > 0 &&
          Math.abs(near) >= MIN_JUMP_KEPT * Math.abs(jumps[k - 1]!),
      );
    });
  }

  /** The points so far. */
  get points(): readonly GradientBeside[] {
    return this.#points;
  }

  /** Reports whether so many numbers may be asked for once more: of very many elements a search seldom finds the order of a tie. */
  mayAdd(): boolean {
    return this.#points.length * this.#point.gradient.length < MAX_NUMBERS;
  }

  /** The range of the slopes along a direction at all points so far. */
  rangeOfAll(vector: Float64Array): SlopeRange | null {
    return rangeOfPoints(vector, this.#points, "nearest", null);
  }

  /** The point in the domain whose gradient is nearest to that at x. */
  nearest(): GradientBeside {
    const { gradient } = this.#point;
    const points = this.#points.filter(({ across }) => across === null);
    const squares = (one: GradientBeside) =>
      nearestOf(one).reduce((sum, slope, k) => sum + (slope - gradient[k]!) * (slope - gradient[k]!), 0);
    const distances = points.map(squares);
    return points[distances.indexOf(Math.min(...distances))]!;
  }

  /** The range of one element of the gradient at the points nearest to x. */
  rangeOf(element: number): { readonly low: number; readonly high: number } {
    const slopes = this.#points.map((one) => nearestOf(one)[element]!);
    return { low: Math.min(...slopes), high: Math.max(...slopes) };
  }

  /**
   * What is left of the gradient at x after its best approximation by a mean of gradients next to x, in the elements
   * that are not at a bound of the domain.
   */
  residual(): Float64Array {
    const { gradient } = this.#point;
    const mean = nearestMean(this.#points.map(nearestOf), gradient);
    const { inputs, domain } = this.#point.subject;
    return gradient.map((slope, k) => {
      const isFree =
        inwardOf(inputs.numbers[k]!, domain) === 0 && (this.#chosen === null || this.#chosen[k] !== 0);
      return isFree ? slope - mean[k]! : 0;
    });
  }

  /** For each element how much larger its part of a slope was so far after moves up than down. */
  effectsAlong(vector: Float64Array): Float64Array {
    return this.#effects.map((effect, k) => effect * vector[k]!);
  }

  /** The element whose part of the gradient's slope differs most from that of the points so far. */
  mostUnlike(vector: Float64Array): number {
    const rest = this.#point.gradient.map((slope, k) =>
      Math.abs((slope - this.#sums[k]! / this.#points.length) * vector[k]!),
    );
    return rest.reduce((best, size, k) => (size > rest[best]! ? k : best), 0);
  }

  /** Adds a point whose elements are in a random order, and its mirror image. */
  *addPair(): MaybeAsync<void> {
    const pattern = yield* this.add(() => this.patterns.inRandomOrder());
    yield* this.add(() => pattern.map((part) => -part));
  }

  /**
   * Adds the point of a pattern, if the gradient has a value there; returns the pattern.
   *
   * @param moves - how many of the lengths of a move are taken, from the shortest on
   */
  *add(draw: () => Float64Array, moves: number = MOVES): MaybeAsync<Float64Array> {
    const pattern = this.isSingle() ? this.patterns.drawBreakingTies(draw) : draw();
    yield* this.addAt(pattern, (move) => this.moved(pattern, move), null, moves);
    return pattern;
  }

  /**
   * Adds the point of a pattern, where its moves are, if the gradient has a value there; returns whether it has.
   *
   * @param across - non-zero for the elements that are outside of the domain there
   */
  *addAt(
    pattern: Float64Array,
    at: (move: number) => Float64Array,
    across: Float64Array | null,
    moves: number = MOVES,
  ): MaybeAsync<boolean> {
    const gradients: Float64Array[] = [];
    for (const move of this.#moves().slice(-moves)) {
      try {
        const gradient = yield* gradientAt(this.#point.subject, at(move));
        if (gradient === null) return false;
        gradients.push(gradient);
      } catch (error) {
        // A function that refuses numbers outside of its domain may do so by any error.
        if (across === null) throw error;
        return false;
      }
    }
    const point = { pattern, gradients, across };
    this.#points.push(point);
    const nearest = nearestOf(point);
    for (let k = 0; k < nearest.length; k++) {
      this.#sums[k]! += nearest[k]!;
      this.#effects[k]! += Math.sign(pattern[k]!) * (nearest[k]! - this.#point.gradient[k]!);
    }
    return true;
  }

  /** The numbers of x after a move of some length, in the order of a pattern. */
  moved(pattern: Float64Array, move: number): Float64Array {
    return movedBy(this.#point, pattern, move, this.#chosen);
  }

  #moves(): readonly number[] {
    return NEAR_MOVES[this.isSingle() ? "single" : "double"];
  }

  /** Reports whether x or the function may hold float32: a gradient of such numbers may come from a function that rounds its inputs. */
  isSingle(): boolean {
    const { subject, unit } = this.#point;
    return unit > Number.EPSILON || subject.inputs.parts.some(({ data }) => data instanceof Float32Array);
  }
}

/** A jump counts if it is this part of the error that it has to explain. */
export const JUMP = 0.1;

/** The part of itself that a jump keeps at a shorter distance; what curvature makes shrinks to a quarter of it at least. */
const MIN_JUMP_KEPT = 0.6;
