import { filesBelow, librarySources, readText } from "../project-files.ts";

/** A comment before a declaration, taken apart. */
export interface Docstring {
  readonly file: string;
  /** The name that is declared below; empty where none is. */
  readonly name: string;
  /** All that stands above the first tag. */
  readonly text: string;
  readonly tags: readonly { readonly tag: string; readonly content: string }[];
}

const DECLARATION =
  /^\s*(?:export |declare |abstract |async |static |readonly |override |get |set )*(?:(?:function\*?|class|const|let|interface|type) )?([\w$]+)/;

/** Every docstring of the library and of the readers of files, in the order of the files. */
export function docstrings(): Docstring[] {
  const readers = filesBelow("src/files").filter((path) => path.endsWith(".ts"));
  return [...librarySources(), ...readers].flatMap((file) => docstringsOf(file, readText(file)));
}

export function docstringsOf(file: string, source: string): Docstring[] {
  return [...source.matchAll(/\/\*\*([\s\S]*?)\*\/([^\n]*\n?[^\n]*)/g)].map(([, comment, below]) => {
    const lines = comment!.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
    const [text, ...tags] = lines.join("\n").split(/^[ \t]*@(?=[a-z]+)/m);
    return {
      file,
      name: DECLARATION.exec(below!)?.[1] ?? "",
      text: text!.trim(),
      tags: tags.map((tag) => {
        const [, name, content] = /^([a-z]+)\s*([\s\S]*)$/i.exec(tag)!;
        return { tag: name!, content: content!.trim() };
      }),
    };
  });
}
