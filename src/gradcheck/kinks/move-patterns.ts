import { binaryExponent, powerOfTwo } from "../../kernels/elementary/float-bits.ts";
import { type Domain, inwardOf } from "../arguments/domain.ts";

/** How far every element of x is moved, as a part of the longest move, from −1 to 1: points that break ties in different orders. */
export class MovePatterns {
  readonly #numbers: ArrayLike<number>;
  readonly #scale: Float64Array;
  readonly #domain: Domain | null;
  readonly #random: () => number;

  /**
   * @param scale - the length of a move of each element
   * @param domain - elements at a bound of it move inward, whatever the sign of their part
   */
  constructor(numbers: ArrayLike<number>, scale: Float64Array, domain: Domain | null, random: () => number) {
    this.#numbers = numbers;
    this.#scale = scale;
    this.#domain = domain;
    this.#random = random;
  }

  /** Elements in the orders by which conventions break ties, below and above x, above it, and below it. */
  *inOrders(): Generator<() => Float64Array> {
    const { length } = this.#numbers;
    for (const ranks of this.#orders()) {
      const places = () => Float64Array.from(ranks, (rank) => this.#placeOf(rank, length));
      yield () => places().map((place) => awayFromZero(2 * place - 1));
      yield () => places().map((place) => (1 + place) / 2);
      yield () => places().map((place) => -(1 + place) / 2);
    }
  }

  /**
   * Draws a pattern until equal elements of x, of whatever input, are moved by lengths that differ once they are stored in
   * float32: a tie that is left is one that x has.
   */
  drawBreakingTies(draw: () => Float64Array): Float64Array {
    let pattern = draw();
    for (let draws = 1; draws < MAX_DRAWS && !this.breaksTies(pattern); draws++) pattern = draw();
    return pattern;
  }

  /** Reports whether a pattern moves equal elements of x to different numbers of float32. */
  breaksTies(pattern: Float64Array): boolean {
    const numbers = this.#numbers;
    const moves = pattern.map((part, k) => {
      const inward = inwardOf(numbers[k]!, this.#domain);
      return (inward === 0 ? part : inward * Math.abs(part)) * this.#scale[k]!;
    });
    const order = Array.from(moves, (_, k) => k);
    order.sort((a, b) => numbers[a]! - numbers[b]! || moves[a]! - moves[b]!);
    return order.every((k, at) => {
      const before = order[at - 1];
      if (before === undefined || numbers[before] !== numbers[k]) return true;
      return moves[k]! - moves[before]! >= MIN_APART * Math.abs(numbers[k]!);
    });
  }

  /** Elements in a random order, below and above x. */
  inRandomOrder(): Float64Array {
    const { length } = this.#numbers;
    return Float64Array.from(this.#shuffled(length), (place) =>
      awayFromZero(2 * this.#placeOf(place, length) - 1),
    );
  }

  /** A pattern with the moves of two elements exchanged: the order of ties nearest to its own. No element stays where x has it. */
  exchanged(pattern: Float64Array): Float64Array {
    const isClear = pattern.every((part) => Math.abs(part) >= LEAST_MOVE);
    const found = isClear ? pattern.slice() : pattern.map(awayFromZero);
    const [one, other] = [this.#pick(pattern.length), this.#pick(pattern.length)];
    [found[one], found[other]] = [found[other]!, found[one]!];
    return found;
  }

  #pick(length: number): number {
    return Math.floor(this.#random() * length);
  }

  /** Elements on given sides of x, each at another distance. */
  onSides(signs: Float64Array): Float64Array {
    const order = this.#shuffled(signs.length);
    return signs.map((sign, k) => (sign || this.coin()) * (0.5 + this.#placeOf(order[k]!, signs.length) / 2));
  }

  /** Elements on given sides of x, the farther the larger their part of a direction. */
  ranked(vector: Float64Array, signs: Float64Array): Float64Array {
    const order = this.#shuffled(vector.length).sort((a, b) => Math.abs(vector[a]!) - Math.abs(vector[b]!));
    const pattern = new Float64Array(vector.length);
    for (const [rank, k] of order.entries()) {
      const side = Math.sign(signs[k]!) || this.coin();
      pattern[k] = side * (LEAST_MOVE + (1 - LEAST_MOVE) * this.#placeOf(rank, vector.length));
    }
    return pattern;
  }

  /**
   * The elements of a direction next to x, of the others a part below them and the rest above: so any of many equal elements
   * comes to have any rank among them.
   */
  amid(vector: Float64Array, part: number): Float64Array {
    return vector.map((length) => {
      // Float32 stores half of the largest of these moves still as one: no element stays where it is.
      if (length !== 0) return (this.coin() * (1 + this.#random())) / (2 * MIDDLE);
      return (this.#random() < part ? -1 : 1) * (1 / 2 + this.#random() / 2);
    });
  }

  /**
   * Elements on any sides of x, by lengths of all sizes: of ties of terms with unlike factors, or of inputs of unlike scales, moves of one
   * size break few ways. Of an element that is not 0 so much is moved that its move is stored.
   *
   * @param least - the least move, as a part of the largest; 0: that of the smallest scale
   * @param best - the pattern of which the moves of most elements are kept; null: none
   */
  apart(least: number, isSingle: boolean, best: Float64Array | null): Float64Array {
    const smallest = this.#scale.reduce((size, one) => (one > 0 ? Math.min(size, one) : size), Infinity);
    const stored = LEAST_STORED[isSingle ? "single" : "double"];
    return this.#scale.map((scale, k) => {
      if (best !== null && this.#random() < KEPT_APART) return best[k]!;
      const length = Math.max(LEAST_STORED.double * smallest, stored * Math.abs(this.#numbers[k]!));
      const part = Math.min(1, Math.max(least, length / scale || 1));
      const power = Math.min(1, Math.max(0, 2 * this.#random() - 0.5));
      const shortened = powerOfTwo(Math.round(power * binaryExponent(part)));
      return this.coin() * (0.5 + this.#random() / 2) * Math.max(part, shortened);
    });
  }

  /**
   * A way along a direction, and off it by so little that it breaks only the ties that are left; for numbers of float32, in
   * which short moves are equal once they are stored, by more.
   */
  towards(vector: Float64Array, side: number, isSingle: boolean): Float64Array {
    const parts = vector.map((length, k) => length / (this.#scale[k]! || 1));
    const most = parts.reduce((size, part) => Math.max(size, Math.abs(part)), 0) || 1;
    const order = this.#shuffled(vector.length);
    const off = MAX_OFF_COURSE[isSingle ? "single" : "double"];
    return parts.map(
      (part, k) => (side * part) / most + off * (2 * this.#placeOf(order[k]!, vector.length) - 1),
    );
  }

  /** The rank of every element by position and by x, ties of x by position, each rising and falling. */
  #orders(): Uint32Array[] {
    const numbers = this.#numbers;
    const places = Array.from(numbers, (_, k) => k);
    const sorted = [1, -1].map((side) =>
      places.slice().sort((a, b) => numbers[a]! - numbers[b]! || side * (a - b)),
    );
    const orders = [places, places.slice().reverse(), ...sorted];
    // Sorting places by an order inverts it.
    return orders.map((order) => Uint32Array.from(places).sort((a, b) => order[a]! - order[b]!));
  }

  /** A number from 0 to 1 for a rank, at random but apart from those of other ranks: moves must not be equal once they are stored. */
  #placeOf(rank: number, length: number): number {
    return (rank + 0.25 + this.#random() / 2) / length;
  }

  #shuffled(length: number): Uint32Array {
    const order = Uint32Array.from({ length }, (_, k) => k);
    for (let k = length - 1; k > 0; k--) {
      const other = this.#pick(k + 1);
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    return order;
  }

  /** −1 or 1. */
  coin(): number {
    return this.#random() < 0.5 ? -1 : 1;
  }
}

/** Keeps the order of moves, and the sign; none is so small that its element stays at the kink. */
function awayFromZero(part: number): number {
  return (part < 0 ? -1 : 1) * (LEAST_MOVE + (1 - LEAST_MOVE) * Math.abs(part));
}

/**
 * A pattern that breaks all ties the other way: its mirror image. Elements at a bound of a domain move inward in both; those that move
 * least move most.
 */
export function oppositeOf(
  pattern: Float64Array,
  numbers: ArrayLike<number>,
  domain: Domain | null,
): Float64Array {
  return pattern.map((part, k) =>
    inwardOf(numbers[k]!, domain) === 0 ? -part : 1 + LEAST_MOVE - Math.abs(part),
  );
}

/** The least move of an element, as a part of the largest. */
const LEAST_MOVE = 0.25;

/** The part of the largest move that elements in the middle of others have at most, inverted. */
const MIDDLE = 8;

/** How far a point may be off the way along a direction, as a part of the largest move. */
const MAX_OFF_COURSE = { double: 1 / 16, single: 1 / 2 } as const;

/** The least part of a move that the shortest of moves leaves of an element once it is stored. */
const LEAST_STORED = { double: 2 ** -8, single: 1 / 2 } as const;

/** How likely an element keeps its move where a pattern is drawn near another one. */
const KEPT_APART = 0.75;

/** Part of x by which moves of equal elements differ: at the shortest move in float32, 2⁻¹⁷ of it, that is two units of rounding. */
const MIN_APART = 1 / 32;

/** Patterns that are drawn until one breaks all ties; of very many equal elements none does. */
const MAX_DRAWS = 8;
