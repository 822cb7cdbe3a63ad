import { describe, expect, it } from "vitest";
import { parseAst } from "vitest/node";
import { namesMadeIn, publicNames, TESTING_ENTRIES } from "../package/public-names.ts";
import { readText } from "../project-files.ts";
import { docstrings, docstringsOf } from "./docstrings.ts";

const all = docstrings();
const values = [
  ...publicNames("src/index.ts"),
  ...publicNames("src/files/index.ts"),
  ...TESTING_ENTRIES.flatMap(namesMadeIn),
].filter(({ isType }) => !isType);
const parameters = new Map(
  [...new Set(values.map(({ file }) => file))].map((file) => [file, parametersOf(file)]),
);

for (const { name, file } of values)
  describe(name, () => {
    const { text = "", tags = [] } = all.find((doc) => doc.file === file && doc.name === name) ?? {};
    const contents = (tag: string) => tags.filter((it) => it.tag === tag).map(({ content }) => content);

    it("begins with a sentence", () => {
      expect(text.split("\n\n")[0], `${file}: the docstring of ${name}`).toMatch(/^\S[\s\S]*[.:]$/);
    });

    it("has an example", () => {
      expect(contents("example"), `${file}: @example of ${name}`).not.toEqual([]);
    });

    it("names its parameters, all in order or none", () => {
      const documented = contents("param").map((content) => /^[\w$]*/.exec(content)![0]);
      if (documented.length > 0) expect(documented).toEqual(parameters.get(file)!.get(name));
      for (const content of [...contents("param"), ...contents("returns"), ...contents("throws")])
        expect(content, `${file}: a tag of ${name} says nothing`).not.toMatch(/^[\w$]*( -)?$/);
    });

    const isLoss = name.endsWith("Loss");
    if (isLoss)
      it("says where it comes from", () => {
        expect(contents("see"), `${file}: @see of ${name}`).not.toEqual([]);
        for (const source of contents("see")) expect(source).toMatch(/\b\d{4}\b|https:\/\/|\{@link/);
      });
  });

it("a docstring is taken apart", () => {
  const source =
    "/**\n * Text\n * of two lines.\n *\n * @param a - one\n *   more\n * @example\n * f(1)\n * // 2\n */\nexport function f(a) {}";
  expect(docstringsOf("f.ts", source)).toEqual([
    {
      file: "f.ts",
      name: "f",
      text: "Text\nof two lines.",
      tags: [
        { tag: "param", content: "a - one\n  more" },
        { tag: "example", content: "f(1)\n// 2" },
      ],
    },
  ]);
});

/** The names of the parameters of every function that a file exports; of the first signature, if there are several. */
function parametersOf(file: string): Map<string, string[]> {
  const source = readText(file);
  const found = new Map<string, string[]>();
  for (const statement of parseAst(source, { lang: "ts" }).body) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : null;
    if (declared?.type !== "FunctionDeclaration" && declared?.type !== "TSDeclareFunction") continue;
    const name = declared.id!.name;
    // A parameter starts with its name, but for the dots of the rest.
    const names = declared.params.map(({ start, end }) => /[\w$]+/.exec(source.slice(start, end))![0]);
    if (!found.has(name)) found.set(name, names);
  }
  return found;
}
