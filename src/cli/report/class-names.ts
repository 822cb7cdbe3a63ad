import { DEFAULT_LIMIT } from "../../files/source/file-limit.ts";
import { readBytes } from "../../files/source/file-system.ts";
import { InputError } from "../../files/source/input-error.ts";

/** Names by class number; a class may have none. */
export type ClassNames = ReadonlyMap<number, string>;

const EXPECTED = 'want an object such as {"1": "liver"} or an array of names from class 0 on';

/** Reads a JSON file of class names. */
export function readClassNames(file: string): ClassNames {
  try {
    return classNames(parseJson(new TextDecoder().decode(readBytes(file, DEFAULT_LIMIT))));
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`is not JSON (${(error as Error).message}); ${EXPECTED}`);
  }
}

function classNames(value: unknown): ClassNames {
  if (typeof value !== "object" || value === null)
    throw new InputError(`holds ${JSON.stringify(value)}; ${EXPECTED}`);
  const names = new Map<number, string>();
  for (const [key, name] of Object.entries(value)) {
    if (!/^(0|[1-9]\d*)$/.test(key)) {
      throw new InputError(`key ${JSON.stringify(key)} is not a class number; ${EXPECTED}`);
    }
    // A control character in a name would break the table, or steer the terminal.
    if (typeof name !== "string" || name.trim() === "" || /\p{Cc}/u.test(name)) {
      throw new InputError(`the name of class ${key} is ${JSON.stringify(name)}; ${EXPECTED}`);
    }
    names.set(Number(key), name.trim());
  }
  return names;
}
