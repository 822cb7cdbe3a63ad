/** What engines say of a call of something that a value does not have: most often a mistaken kind of argument. */
const ENGINE_WORDS =
  /is not a function|is not iterable|is not an object|annot read propert|is undefined|is null/;

/**
 * Wraps a function so that an error of the engine in it names the mistake: `p.map is not a function` says nothing to a user
 * who gave a loss of arrays without its gradient.
 *
 * @param what - which function, for the message
 * @param remedy - what it is called with
 */
export function withNamedErrors<Given extends unknown[]>(
  name: string,
  what: string,
  call: (...given: Given) => unknown,
  remedy: string,
): (...given: Given) => unknown {
  return (...given) => {
    try {
      return call(...given);
    } catch (cause) {
      if (!(cause instanceof TypeError && ENGINE_WORDS.test(cause.message))) throw cause;
      throw new TypeError(`${name}: ${what} throws "${cause.message}"; ${remedy}`, { cause });
    }
  };
}
