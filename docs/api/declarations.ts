import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";

/** A public name with what its declaration says: the docstring taken apart, and the signature. */
export interface Declaration {
  readonly name: string;
  /** The file of `src/`, without its ending. */
  readonly file: string;
  readonly kind: "function" | "class" | "interface" | "type" | "const";
  /** The text above the first tag. */
  readonly text: string;
  readonly tags: readonly (readonly [tag: string, content: string])[];
  readonly signature: string;
}

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const read = (path: string) => readFileSync(dist + path, "utf8");

/** The files of declarations of all entries of the package, but for those that only register something. */
export function publicEntries(): string[] {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return Object.values<{ types?: string }>(manifest.exports)
    .flatMap(({ types }) => types?.replace("./dist/", "") ?? [])
    .filter((path) => !/(jest|vitest|worker)\.d\.ts$/.test(path));
}

/** The public names of an entry of the built package, in the order of its list. */
export function publicDeclarations(entry: string): Declaration[] {
  const text = read(entry);
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from "([^"]+)\.[jt]s";/gms)];
  const listed = lists.flatMap(([, names, from]) => {
    const file = posix.join(posix.dirname(entry), from!);
    return names!.split(",").map((name) => [name.replace(/^\s*type\s+/, "").trim(), file] as const);
  });
  const own = [
    ...text.matchAll(
      /^export (?:declare )?(?:async )?(?:function|class|const|abstract class|interface|type) ([\w$]+)/gm,
    ),
  ].map(([, name]) => [name!, entry.replace(/\.d\.ts$/, "")] as const);
  const named = new Map([...listed, ...own].filter(([name]) => name !== ""));
  return [...named].map(([name, file]) => declarationOf(name, file));
}

/** The declaration of a name in a file of declarations. */
function declarationOf(name: string, file: string): Declaration {
  const text = read(`${file}.d.ts`);
  const start = new RegExp(
    `^export (?:declare )?(?:abstract )?(function|class|interface|type|const) ${name.replace("$", "\\$")}\\b`,
    "m",
  );
  const found = start.exec(text);
  if (!found) throw new Error(`${file}.d.ts does not declare ${name}`);
  const overloads = [...text.matchAll(new RegExp(start.source, "gm"))].map(({ index }) =>
    statementAt(text, index),
  );
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text.slice(0, found.index))?.[1] ?? "";
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  const [above, ...tags] = lines.join("\n").split(/^[ \t]*@(?=[a-z]+)/m);
  return {
    name,
    file,
    kind: found[1] as Declaration["kind"],
    text: above!.trim(),
    tags: tags.map((tag) => {
      const [, word, content] = /^([a-z]+)\s*([\s\S]*)$/i.exec(tag)!;
      return [word!, content!.trim()] as const;
    }),
    signature: overloads.map((it) => it.replace(/^export (declare )?/, "")).join("\n"),
  };
}

/** The statement that begins at a place: to its semicolon, or to the brace that closes it. */
function statementAt(text: string, start: number): string {
  let depth = 0;
  for (let k = start; k < text.length; k++) {
    const c = text[k]!;
    if (text.startsWith("/**", k)) k = text.indexOf("*/", k) + 1;
    else if ("{([".includes(c)) depth++;
    else if ("})]".includes(c)) {
      depth--;
      if (
        depth === 0 &&
        c === "}" &&
        /^export (declare )?(abstract )?(class|interface)/.test(text.slice(start, start + 40))
      )
        return text.slice(start, k + 1);
    } else if (c === ";" && depth === 0) return text.slice(start, k + 1);
  }
  throw new Error(`a declaration does not end: ${text.slice(start, start + 60)}`);
}
