import { describe, expect, it } from "vitest";
import { publicDeclarations, publicEntries } from "../../docs/api/declarations.ts";
import { formatSignatures } from "../../docs/api/format-signatures.ts";
import { GROUPS, indexOf, inOrder, pageOf } from "../../docs/api/pages.ts";
import * as softdice from "../../src/index.ts";

const declarations = publicDeclarations("index.d.ts");

/** The members of a class or an interface that no text stands above; a second overload has that of the first. */
function membersWithoutText(signature: string): string[] {
  const lines = signature.split("\n");
  const known = new Set<string>();
  return lines.filter((line, k) => {
    const name = /^ {4}(?:static |readonly |get |set )*([\w$]+)\??[(<:]/.exec(line)?.[1];
    if (name === undefined || name === "constructor" || known.has(name)) return false;
    known.add(name);
    return !lines[k - 1]!.trimEnd().endsWith("*/");
  });
}

describe("the API reference", () => {
  it("has text for every public name of every entry, and for every member", () => {
    const all = publicEntries().flatMap(publicDeclarations);
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["diceLoss", "GradcheckPropertyOptions", "Matcher", "DrawnCase", "Segment"]),
    );
    expect(all.filter(({ text }) => text === "").map(({ name }) => name)).toEqual([]);
    const without = all
      .filter(({ kind }) => kind === "interface" || kind === "class")
      .flatMap(({ name, signature }) =>
        membersWithoutText(signature).map((line) => `${name}: ${line.trim()}`),
      );
    expect(without).toEqual([]);
    expect(membersWithoutText("interface A {\n    /** x */\n    a: 1;\n    readonly b?: 2;\n}")).toEqual([
      "    readonly b?: 2;",
    ]);
  });

  it("lists functions and then types, each by name", () => {
    const losses = inOrder(declarations.filter(({ file }) => file.startsWith("losses/")));
    const isType = losses.map(({ kind }) => kind === "interface" || kind === "type");
    const types = losses.slice(isType.indexOf(true)).map(({ name }) => name);
    expect(isType.slice(isType.indexOf(true))).not.toContain(false);
    expect(types.length).toBeGreaterThan(10);
    expect(types).toEqual([...types].sort((a, b) => a.localeCompare(b, "en", { sensitivity: "base" })));
  });

  it("has every public value, in one group", () => {
    const named = declarations
      .filter(({ kind }) => kind !== "type" && kind !== "interface")
      .map(({ name }) => name);
    expect(named.sort()).toEqual(Object.keys(softdice).sort());
    for (const { name, file } of declarations)
      expect(GROUPS.filter(({ files }) => files.test(file)).length, `${name} of ${file}`).toBe(1);
  });

  it("says of each function what it does, by signature and example", () => {
    const losses = declarations.filter(({ file, kind }) => file.startsWith("losses/") && kind === "function");
    expect(losses.length).toBeGreaterThan(10);
    for (const { name, text, signature, tags } of losses) {
      expect(text, name).not.toBe("");
      expect(signature, name).toMatch(new RegExp(`^function ${name}\\(`));
      expect(
        tags.map(([tag]) => tag),
        name,
      ).toContain("example");
    }
  });

  it("breaks signatures into lines that fit the page", () => {
    const formatted = formatSignatures(declarations);
    const bare = (text: string) => text.replaceAll(/[\s,;|]/g, "");
    const rows = formatted.flatMap(({ signature }) => signature.split("\n"));
    const code = rows.filter((row) => !/^\s*(\/?\*|\/\/)/.test(row));
    expect(code.filter((row) => row.length > 76)).toEqual([]);
    for (const [k, { name, signature }] of formatted.entries())
      expect(bare(signature), name).toBe(bare(declarations[k]!.signature));
  });

  it("links the public names in texts, and the types of signatures", () => {
    const addresses = new Map([
      ["Tensor", "./tensors.md#tensor"],
      ["diceLoss", "./losses.md#diceloss"],
      ["sum", "./operations.md#sum"],
    ]);
    const declaration = {
      name: "diceLoss",
      file: "losses/dice",
      kind: "function",
      text: "`diceLoss` of a `Tensor`; `sum` is an option.",
      tags: [["param", "x - a {@link Tensor}"]],
      signature: "function diceLoss(/** an Unknown */ x: Tensor, y: Tensor | Other): Tensor;",
    } as const;
    const page = pageOf(GROUPS[0]!, [declaration], addresses);
    const link = "[`Tensor`](./tensors.md#tensor)";
    expect(page).toContain(`\`diceLoss\` of a ${link}; \`sum\` is an option.`);
    expect(page).toContain(`- \`x\`: a ${link}\n`);
    expect(page).toContain(`\n\nTypes: ${link}\n\n`);
  });

  it("lists every name of a page with its first sentence, and types in a line", () => {
    const some = declarations.filter(({ file }) => file.startsWith("losses/"));
    const index = indexOf(some, new Map(some.map(({ name }) => [name, `./losses.md#${name}`])));
    expect(index).toContain(
      "- [`diceLoss`](./losses.md#diceLoss): Soft Dice loss: one minus the overlap of prediction and target, averaged over samples and classes\n",
    );
    expect(index).toMatch(/\n\nTypes: \[`BinaryCrossEntropyLossOptions`\]\(.* · /);
    const listed = index.split("\n").filter((line) => line.startsWith("- "));
    expect(listed.filter((line) => !/^- \[`\w+`\]\(\.\/losses\.md#\w+\): \S.{8,}[^.]$/.test(line))).toEqual(
      [],
    );
  });

  it("escapes what Vue would take for markup, outside of code", () => {
    const page = pageOf(
      GROUPS[0]!,
      [
        {
          name: "a",
          file: "tensor/a",
          kind: "function",
          text: "Takes <b> and `<c>` of {@link Pool.map}.",
          tags: [["throws", "{Error} if it is closed"]],
          signature: "function a(): void;",
        },
      ],
      new Map(),
    );
    expect(page).toContain("Takes &lt;b> and `<c>` of `Pool.map`.");
    expect(page).toContain("Throws an Error if it is closed.");
  });
});
