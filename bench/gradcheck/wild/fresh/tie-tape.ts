/** A number on the way from x to f, and what it does where x has ties: the sign of its movement along a direction decides. */
export interface Term {
  readonly value: number;
  readonly movement: number;
  readonly parents: readonly Term[];
  readonly slopes: readonly number[];
  adjoint: number;
}

type Given = Term | number;

/**
 * A tape whose operations break ties as they are broken a little beside x, in one direction: its gradients are limits of those
 * there, and so right ones of any function with kinks. With `round`, each step is stored as float32 stores it.
 */
export class TieTape {
  readonly #terms: Term[] = [];
  readonly #round: (x: number) => number;

  constructor(round: (x: number) => number) {
    this.#round = round;
  }

  input(value: number, movement: number): Term {
    return this.#note(value, movement, [], []);
  }

  #note(value: number, movement: number, parents: readonly Term[], slopes: readonly number[]): Term {
    const term = { value: this.#round(value), movement, parents, slopes, adjoint: 0 };
    this.#terms.push(term);
    return term;
  }

  /** An operation with one slope for each of its parents. */
  #of(value: number, parents: readonly Term[], slopes: readonly number[]): Term {
    const movement = parents.reduce((sum, { movement }, k) => sum + slopes[k]! * movement, 0);
    return this.#note(value, movement, parents, slopes);
  }

  #term(given: Given): Term {
    return typeof given === "number" ? this.#note(given, 0, [], []) : given;
  }

  add(a: Given, b: Given): Term {
    const [p, q] = [this.#term(a), this.#term(b)];
    return this.#of(p.value + q.value, [p, q], [1, 1]);
  }

  subtract(a: Given, b: Given): Term {
    const [p, q] = [this.#term(a), this.#term(b)];
    return this.#of(p.value - q.value, [p, q], [1, -1]);
  }

  multiply(a: Given, b: Given): Term {
    const [p, q] = [this.#term(a), this.#term(b)];
    return this.#of(p.value * q.value, [p, q], [q.value, p.value]);
  }

  divide(a: Given, b: Given): Term {
    const [p, q] = [this.#term(a), this.#term(b)];
    const quotient = p.value / q.value;
    return this.#of(quotient, [p, q], [1 / q.value, -quotient / q.value]);
  }

  /** A smooth function of one number, with its derivative. */
  smooth(a: Term, value: (x: number) => number, slope: (x: number) => number): Term {
    return this.#of(value(a.value), [a], [slope(a.value)]);
  }

  exp(a: Term): Term {
    return this.smooth(a, Math.exp, Math.exp);
  }

  log(a: Term): Term {
    return this.smooth(a, Math.log, (x) => 1 / x);
  }

  sqrt(a: Term): Term {
    return this.smooth(a, Math.sqrt, (x) => 0.5 / Math.sqrt(x));
  }

  square(a: Term): Term {
    return this.multiply(a, a);
  }

  sigmoid(a: Term): Term {
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    return this.smooth(a, sigmoid, (x) => sigmoid(x) * (1 - sigmoid(x)));
  }

  tanh(a: Term): Term {
    return this.smooth(a, Math.tanh, (x) => 1 - Math.tanh(x) ** 2);
  }

  /** Whether a number is above 0 a little beside x. */
  isAbove({ value, movement }: Term): boolean {
    return value !== 0 ? value > 0 : movement > 0;
  }

  abs(a: Term): Term {
    return this.#of(Math.abs(a.value), [a], [this.isAbove(a) ? 1 : -1]);
  }

  relu(a: Term): Term {
    return this.isAbove(a) ? this.#of(a.value, [a], [1]) : this.#of(0, [a], [0]);
  }

  clamp(a: Term, low: number, high: number): Term {
    return this.least([this.largest([a, this.#term(low)]), this.#term(high)]);
  }

  #isBefore(a: Term, b: Term): boolean {
    return a.value !== b.value ? a.value < b.value : a.movement < b.movement;
  }

  largest(terms: readonly Term[]): Term {
    const best = terms.reduce((a, b) => (this.#isBefore(a, b) ? b : a));
    return this.#of(best.value, [best], [1]);
  }

  least(terms: readonly Term[]): Term {
    const best = terms.reduce((a, b) => (this.#isBefore(b, a) ? b : a));
    return this.#of(best.value, [best], [1]);
  }

  sorted(terms: readonly Term[]): Term[] {
    return [...terms].sort((a, b) => a.value - b.value || a.movement - b.movement);
  }

  sum(terms: readonly Given[]): Term {
    return terms.slice(1).reduce<Term>((sum, one) => this.add(sum, one), this.#term(terms[0]!));
  }

  mean(terms: readonly Given[]): Term {
    return this.multiply(this.sum(terms), 1 / terms.length);
  }

  weighted(weights: ArrayLike<number>, terms: readonly Term[]): Term {
    return this.sum(terms.map((one, k) => this.multiply(one, weights[k % weights.length]!)));
  }

  norm(terms: readonly Term[], epsilon = 0): Term {
    return this.sqrt(this.add(this.sum(terms.map((one) => this.square(one))), epsilon));
  }

  /** Fills the adjoints of all terms with the slopes of one of them. */
  follow(end: Term): void {
    for (const term of this.#terms) term.adjoint = 0;
    end.adjoint = 1;
    for (let at = this.#terms.length - 1; at >= 0; at--) {
      const { adjoint, parents, slopes } = this.#terms[at]!;
      if (adjoint !== 0) for (const [k, parent] of parents.entries()) parent.adjoint += adjoint * slopes[k]!;
    }
  }
}
