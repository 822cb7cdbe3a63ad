import { inspect } from "node:util";
import { transform } from "esbuild";
import { parseAst } from "vitest/node";
import * as files from "../../../src/files/index.ts";
import * as softdice from "../../../src/index.ts";
import * as workers from "../../../src/workers/index.ts";
import { ENTRIES } from "../package/entries.ts";
import { printedValue } from "./printed-value.ts";

type Statement = ReturnType<typeof parseAst>["body"][number];
type Import = Extract<Statement, { type: "ImportDeclaration" }>;

/** Stands for the console of an example: `console.log(expression) // value` is about the expression. */
const quietConsole = { log: (value: unknown) => value };

/** Packages that an example may import from, besides ours and Node's. */
const PACKAGES: Record<string, () => Promise<object>> = {
  "fast-check": () => import("fast-check"),
  vitest: () => import("vitest"),
};

/**
 * Runs an example, in which all public names are in scope, and checks what it says.
 *
 * `expression // value` asserts a value, and so do `const name = expression // value` and a value on the lines below. The
 * remark behind an expression must be a value: a remark of another kind stands on a line of its own, above.
 *
 * @returns how many values were checked
 * @throws {Error} if the example cannot be read, throws, or says something that is not so
 */
export async function runExample(source: string): Promise<number> {
  const { body } = parseAst(source, { lang: "ts" });
  let assertions = 0;
  const lines = body.map((statement, index) => {
    const code = source.slice(statement.start, statement.end);
    for (const [, remark] of code.matchAll(/\/\/ ?(.*)$/gm))
      if (printedValue(remark!))
        throw new SyntaxError(`${code}: nothing checks what stands within; a semicolon?`);
    if (statement.type === "ImportDeclaration") return importCode(statement);
    const expected = expectedValue(source.slice(statement.end, body[index + 1]?.start), statement, code);
    if (expected === undefined) return code;
    assertions++;
    const [before, expression] = subjectOf(statement, source);
    return `${before};await __check(async () => (${expression}), ${JSON.stringify([expression, expected])});`;
  });
  const { code } = await transform(lines.join("\n"), { loader: "ts", target: "es2022" });
  const started: unknown[] = [];
  const load = (module: string, name: string) => loadName(module, name, started);
  const scope = { ...softdice, ...files, ...workers, console: quietConsole, __load: load, __check: check };
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  await new AsyncFunction(...Object.keys(scope), `"use strict";{${code}}`)(...Object.values(scope));
  await Promise.all(started);
  return assertions;
}

/** The value in the comment behind a statement: as many lines of it as it takes to make one. */
function expectedValue(behind: string, statement: Statement, code: string): string | undefined {
  const comments = /^[ \t]*(?:\n[ \t]*)?\/\/.*(?:\n[ \t]*\/\/.*)*/.exec(behind)?.[0];
  if (comments === undefined) return undefined;
  const lines = comments
    .trim()
    .split("\n")
    .map((line) => line.replace(/^\s*\/\/ ?/, ""));
  for (let count = 1; count <= lines.length; count++) {
    const text = lines.slice(0, count).join("\n").trim();
    if (printedValue(text)) return text;
  }
  if (statement.type === "ExpressionStatement" && /^[ \t]*\/\//.test(behind))
    throw new SyntaxError(`${code}: the remark "${lines[0]}" is no value`);
  return undefined;
}

/** What runs before, and the expression that a value is about. */
function subjectOf(statement: Statement, source: string): [before: string, expression: string] {
  if (statement.type === "ExpressionStatement")
    return ["", source.slice(statement.expression.start, statement.expression.end)];
  const code = source.slice(statement.start, statement.end);
  const variable = statement.type === "VariableDeclaration" ? statement.declarations.at(-1)?.id : undefined;
  if (variable?.type !== "Identifier") throw new SyntaxError(`${code}: nothing here has the value behind it`);
  return [code, variable.name];
}

async function check(expression: () => Promise<unknown>, [code, expected]: [string, string]): Promise<void> {
  const isError = /^[A-Z]\w*Error: /.test(expected);
  const actual = await expression().catch((error: unknown) => {
    if (isError) return error;
    throw error;
  });
  if (!printedValue(expected)!(actual))
    throw new Error(
      `${code} is ${isError ? String(actual) : inspect(actual, { depth: 9 })}, the example says ${expected}`,
    );
}

function importCode({ specifiers, source, importKind }: Import): string {
  const values = specifiers.filter((it) => it.type !== "ImportSpecifier" || it.importKind !== "type");
  const lines = values.map((it) => {
    let name = it.type === "ImportDefaultSpecifier" ? "default" : "*";
    if (it.type === "ImportSpecifier")
      name = it.imported.type === "Literal" ? it.imported.value : it.imported.name;
    return `const ${it.local.name} = await __load(${JSON.stringify(source.value)}, ${JSON.stringify(name)});`;
  });
  if (importKind === "type") return "";
  return specifiers.length === 0 ? `await __load(${JSON.stringify(source.value)}, "*");` : lines.join("");
}

async function loadName(module: string, name: string, started: unknown[]): Promise<unknown> {
  const read = { ...ENTRIES, ...PACKAGES }[module];
  if (read === undefined && !module.startsWith("node:"))
    throw new Error(
      `an example imports from softdice, ${Object.keys(PACKAGES).join(", ")} and node: only, not from "${module}"`,
    );
  const names = (await (read?.() ?? import(module))) as Record<string, unknown>;
  if (name === "*") return names;
  if (!(name in names)) throw new SyntaxError(`"${module}" exports no ${name}`);
  // A test within a test is none: what stands in one runs where it stands.
  const isTest = module === "vitest" && (name === "test" || name === "it");
  return isTest ? (_title: string, body: () => unknown) => void started.push(body()) : names[name];
}
