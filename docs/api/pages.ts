import type { Declaration } from "./declarations.ts";

/** A page of the reference: its name, its title, and which files of `src/` it is about. */
export interface Group {
  readonly page: string;
  readonly title: string;
  readonly files: RegExp;
}

export const GROUPS: readonly Group[] = [
  { page: "tensors", title: "Tensors and label maps", files: /^(tensor|kernels)\// },
  { page: "operations", title: "Operations", files: /^ops\// },
  { page: "gradients", title: "Gradients", files: /^autodiff\// },
  { page: "losses", title: "Losses", files: /^losses\// },
  { page: "metrics", title: "Metrics", files: /^metrics\// },
  { page: "checking", title: "Gradient checking", files: /^gradcheck\// },
  { page: "testing", title: "Matchers for tests", files: /^testing\// },
  { page: "workers", title: "Workers", files: /^workers\// },
  { page: "files", title: "Files", files: /^files\// },
];

/** A name in a docstring that an editor makes a link of. */
const LINK = /\{@link ([\w.]+)\}/g;

const isType = ({ kind }: Declaration) => kind === "interface" || kind === "type";

/** Declarations as the reference lists them: what one calls or makes, then types, each by name. */
export function inOrder(declarations: readonly Declaration[]): Declaration[] {
  const byName = (one: Declaration, other: Declaration) =>
    one.name.localeCompare(other.name, "en", { sensitivity: "base" });
  return [
    ...declarations.filter((it) => !isType(it)).sort(byName),
    ...declarations.filter(isType).sort(byName),
  ];
}

/** The address of each public name, from any page of the reference. */
export type Addresses = ReadonlyMap<string, string>;

/** The Markdown of a page of the reference: its names as a list, and a section for each. */
export function pageOf({ title }: Group, declarations: readonly Declaration[], addresses: Addresses): string {
  const sorted = inOrder(declarations);
  const lists = [
    ["Functions and classes", sorted.filter((it) => !isType(it))],
    ["Types", sorted.filter(isType)],
  ] as const;
  const names = lists.flatMap(([name, those]) =>
    those.length === 0
      ? []
      : [`**${name}:** ${those.map((it) => `[\`${it.name}\`](#${anchor(it)})`).join(" · ")}`],
  );
  return `---\ntitle: ${title}\noutline: 2\npageClass: reference\n---\n\n# ${title}\n\n${names.join("\n\n")}\n\n${sorted.map((it) => sectionOf(it, addresses)).join("\n\n")}\n`;
}

/** The names of a page for the index of all names: what one calls or makes with its first sentence, and types in a line. */
export function indexOf(declarations: readonly Declaration[], addresses: Addresses): string {
  const sorted = inOrder(declarations);
  const linkOf = ({ name }: Declaration) => `[\`${name}\`](${addresses.get(name)})`;
  const rows = sorted
    .filter((it) => !isType(it))
    .map((it) => `- ${linkOf(it)}: ${escaped(firstSentence(it.text), new Map())}`);
  const types = sorted.filter(isType).map(linkOf);
  return [rows.join("\n"), ...(types.length > 0 ? [`Types: ${types.join(" · ")}`] : [])].join("\n\n");
}

/** The sentence that a docstring begins with, without its full stop. */
function firstSentence(text: string): string {
  const [paragraph] = text.trim().split(/\n\s*\n/);
  const [sentence] = paragraph!.replaceAll(/\s+/g, " ").split(/[.:;] (?=[A-Z`])/);
  return sentence!.replace(/[.:]$/, "");
}

/** The anchor of a name: a type or class may have the name of a function in capitals. */
export const anchor = ({ name, kind }: Declaration) =>
  `${name.toLowerCase()}${kind === "function" ? "" : `-${kind}`}`;

function sectionOf(declaration: Declaration, addresses: Addresses): string {
  const { name, text, tags, signature } = declaration;
  const others = new Map(addresses);
  others.delete(name);
  const line = (words: string) => lineOf(words, others);
  const of = (tag: string) => tags.filter(([word]) => word === tag).map(([, content]) => content);
  const parameters = of("param").map((content) => {
    const [, parameter, meaning] = /^([\w$.[\]]+)\s*-?\s*([\s\S]*)$/.exec(content) ?? [];
    return `- \`${parameter}\`: ${line(meaning ?? "")}`;
  });
  const parts = [
    `## ${name} {#${anchor(declaration)}}`,
    prose(text, others),
    `\`\`\`ts\n${signature.replaceAll(LINK, "$1")}\n\`\`\``,
    typesOf(signature, others),
    parameters.join("\n"),
    of("returns")
      .map((content) => `Returns ${line(content)}.`)
      .join("\n"),
    of("throws")
      .map(
        (content) =>
          `Throws ${line(content.replace(/^\{([AEIOU]?)(\w+)\}\s*/, (_, vowel, kind) => `${vowel ? "an" : "a"} ${vowel}${kind} `))}.`,
      )
      .join("\n\n"),
    of("example")
      .map((content) => `\`\`\`ts\n${content.replaceAll(/^```\w*\n?|```$/gm, "").trim()}\n\`\`\``)
      .join("\n\n"),
    of("see")
      .map((content) => `Source: ${line(content)}`)
      .join("\n\n"),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The public types that a signature names, as links: in code there are none. */
function typesOf(signature: string, addresses: Addresses): string {
  const code = signature.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const names = [...new Set(code.match(/\b[A-Z]\w+/g))].filter((it) => addresses.has(it));
  return names.length === 0 ? "" : `Types: ${names.map((it) => linked(`\`${it}\``, addresses)).join(" · ")}`;
}

/** Text of a docstring as Markdown for Vue: formulas are indented code already, the rest is escaped. */
function prose(text: string, addresses: Addresses): string {
  return text
    .split("\n")
    .map((row) => (/^ {4}/.test(row) ? row : escaped(row, addresses)))
    .join("\n");
}

const lineOf = (text: string, addresses: Addresses) =>
  escaped(text.replaceAll(/\s+/g, " ").trim().replace(/\.$/, ""), addresses);

/** Makes links of public names in code, and keeps angle brackets and braces of the rest from being taken for markup. */
function escaped(text: string, addresses: Addresses): string {
  return text
    .replaceAll(LINK, "`$1`")
    .split(/(`[^`]*`)/)
    .map((part) =>
      part.startsWith("`")
        ? linked(part, addresses)
        : part.replaceAll("<", "&lt;").replaceAll("{{", "&#123;&#123;"),
    )
    .join("");
}

/** A name without a capital may be that of an option or of a variable, so it stays code. */
function linked(code: string, addresses: Addresses): string {
  const address = addresses.get(code.slice(1, -1));
  return address === undefined || !/[A-Z]/.test(code) ? code : `[${code}](${address})`;
}
