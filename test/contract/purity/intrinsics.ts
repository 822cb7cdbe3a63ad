import { runInNewContext } from "node:vm";

/** The globals of the language itself: those of a realm that nobody has added any to. */
const NAMES: readonly string[] = runInNewContext(
  "Object.getOwnPropertyNames(globalThis).filter((name) => name !== 'globalThis' && name !== 'console')",
);

/** A program's text that gives every object which the language brings along, in a set. */
export const INTRINSICS = `(${intrinsicsFrom})(${JSON.stringify(NAMES)})`;

/** All that is reached from the globals of the language, and from what only its syntax leads to. */
function intrinsicsFrom(names: readonly string[]): Set<object> {
  const syntax = [
    function* () {},
    async () => {},
    async function* () {},
    [][Symbol.iterator](),
    ""[Symbol.iterator](),
    new Map().entries(),
    new Set().values(),
    "".matchAll(/a/g),
    new Error("for its prototype"),
  ];
  const found = new Set<object>();
  const reached: unknown[] = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)?.value);
  reached.push(...syntax.map((value) => Object.getPrototypeOf(value)));
  while (reached.length > 0) {
    const value = reached.pop();
    if ((typeof value !== "object" && typeof value !== "function") || value === null || found.has(value)) {
      continue;
    }
    found.add(value);
    reached.push(Object.getPrototypeOf(value));
    for (const key of Reflect.ownKeys(value)) {
      const { value: held, get, set } = Object.getOwnPropertyDescriptor(value, key)!;
      reached.push(held, get, set);
    }
  }
  return found;
}
