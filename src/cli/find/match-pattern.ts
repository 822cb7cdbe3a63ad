import { endingOf, withoutEnding } from "../../files/formats.ts";
import { InputError } from "../../files/source/input-error.ts";

/** Gives the id of a case for the path of its file, if the path is one of a case. */
export type IdOf = (path: string) => string | undefined;

/** The rule without `--match`: the whole path without its ending. */
export const wholePath: IdOf = withoutEnding;

const PLACEHOLDER = "{id}";

/**
 * The rule of a pattern such as `{id}_seg.nii.gz` or `{id}/{id}-label`. Every `{id}` stands for the same text, which may contain
 * folders, and `*` for any text within a name; the rest is literal. Both take as much as they can, `*` before the first `{id}`
 * first. A pattern without a known ending is compared with paths without theirs.
 *
 * The pattern is matched position by position and not by a regular expression, whose time can grow exponentially with the length
 * of a name.
 */
export function matchPattern(pattern: string): IdOf {
  if (!pattern.includes(PLACEHOLDER)) {
    throw new InputError(
      `--match is ${JSON.stringify(pattern)}, want a pattern with ${PLACEHOLDER}, such as "{id}_seg.nii.gz"`,
    );
  }
  const parts = pattern.split(PLACEHOLDER).map((part) => part.split("*"));
  return (path) => idIn(endingOf(pattern) ? path : withoutEnding(path), parts);
}

/** Literals between stars. */
type Glob = readonly string[];

function idIn(path: string, [head, ...tail]: readonly Glob[]): string | undefined {
  const starts = endsOf(path, head!, [0]);
  for (const start of starts.reverse()) {
    const end = endOfId(path, start, tail);
    if (end !== undefined) return path.slice(start, end);
  }
  return undefined;
}

/** The last place where an id from `start` may end, so that the rest of the pattern fits the rest of the path. */
function endOfId(path: string, start: number, [next, ...rest]: readonly Glob[]): number | undefined {
  if (rest.length === 0)
    return beginsOf(path, next!)
      .filter((begin) => begin > start)
      .at(-1);
  // The other places of the id have to fit, too.
  const last = start + Math.floor((path.length - start) / (rest.length + 1));
  for (let end = last; end > start; end--) {
    if (!path.startsWith(next![0]!, end)) continue;
    const id = path.slice(start, end);
    let places = endsOf(path, next!, [end]);
    for (const part of rest) {
      if (places.length === 0) break;
      places = endsOf(path, [`${id}${part[0]}`, ...part.slice(1)], places);
    }
    if (places.at(-1) === path.length) return end;
  }
  return undefined;
}

/** Every place, in ascending order, where a glob may end that begins at one of some places. */
function endsOf(path: string, [first, ...others]: Glob, begins: readonly number[]): number[] {
  let places = behind(path, first!, begins);
  for (const literal of others) places = behind(path, literal, withinNames(path, places));
  return places;
}

/** Every place, in ascending order, from which a glob may reach the end of the path. */
function beginsOf(path: string, glob: Glob): number[] {
  const backwards = [...glob].reverse().map(reversed);
  const ends = endsOf(reversed(path), backwards, [0]);
  return ends.map((end) => path.length - end).reverse();
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}

function behind(path: string, literal: string, places: readonly number[]): number[] {
  return places.filter((place) => path.startsWith(literal, place)).map((place) => place + literal.length);
}

/** The places that a star reaches: all up to the next slash. */
function withinNames(path: string, places: readonly number[]): number[] {
  const reached: number[] = [];
  for (const place of places) {
    if (place <= (reached.at(-1) ?? -1)) continue;
    for (let at = place; ; at++) {
      reached.push(at);
      if (at >= path.length || path[at] === "/") break;
    }
  }
  return reached;
}
