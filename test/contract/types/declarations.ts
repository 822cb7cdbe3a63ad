/** The declarations of a file `.d.ts`, without comments. */
export interface Declarations {
  /** The text of each declared name; overloads together. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of types that the file declares. */
  readonly types: readonly string[];
  /** Names that the file imports. */
  readonly imported: readonly string[];
}

const START =
  /^(?:export )?(?:declare )?(?:abstract )?(?:async )?(function|interface|type|class|const|let|namespace|module)\s+([\w$]+)/;

/** Splits a file of declarations as TypeScript prints it: each starts at the beginning of a line. */
export function declarationsIn(file: string): Declarations {
  const text = file.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\/\/.*$/gm, "");
  const texts = new Map<string, string>();
  const types: string[] = [];
  const imported: string[] = [];
  for (const part of text.split(/\n(?=(?:export|import|declare|interface|type|abstract)\b)/)) {
    const line = part.trim();
    const names = /^import (?:type )?\{([^}]*)\}/.exec(line)?.[1];
    if (names !== undefined) {
      imported.push(
        ...names.split(",").map((name) =>
          name
            .trim()
            .replace(/^type /, "")
            .replace(/^\w+ as /, ""),
        ),
      );
      continue;
    }
    const [, kind, name] = START.exec(line) ?? [];
    if (kind === undefined || name === undefined) continue;
    texts.set(name, `${texts.has(name) ? `${texts.get(name)}\n` : ""}${line}`);
    if (/interface|type|class/.test(kind)) types.push(name);
  }
  return { texts, types, imported };
}
