import { parseAst } from "vitest/node";

type Statement = ReturnType<typeof parseAst>["body"][number];
type Expression = Extract<Statement, { type: "ExpressionStatement" }>["expression"];
type Test = (actual: unknown) => boolean;

/**
 * Reads a value as documentation prints it and gives the test for it; `undefined` if the text is no value.
 *
 * Numbers agree within 1e-6, relatively, or to half a unit of the last decimal that is printed; arrays, objects and
 * strings as in JSON; a typed array carries its name, `Uint8Array [0, 1]`; `RangeError: text` is an error.
 */
export function printedValue(text: string): Test | undefined {
  if (/^[A-Z]\w*Error: ./.test(text)) return (actual) => actual instanceof Error && String(actual) === text;
  try {
    const [statement, ...others] = parseAst(`(${text}\n)`, { lang: "ts" }).body;
    if (statement?.type === "ExpressionStatement" && others.length === 0) return testOf(statement.expression);
  } catch {
    // Prose does not parse.
  }
  return undefined;
}

function testOf(node: Expression): Test {
  switch (node.type) {
    case "Literal":
      if (typeof node.value === "number") return numberTest(node.value, node.raw ?? "");
      return (actual) => (typeof actual === "bigint" ? `${actual}n` === node.raw : actual === node.value);
    case "UnaryExpression": {
      if (node.operator !== "-") break;
      const test = testOf(node.argument);
      return (actual) => (typeof actual === "number" || typeof actual === "bigint") && test(-actual);
    }
    case "Identifier":
      if (node.name === "NaN") return Number.isNaN;
      if (node.name === "Infinity") return (actual) => actual === Infinity;
      if (node.name === "undefined") return (actual) => actual === undefined;
      break;
    case "ArrayExpression":
      return listTest("Array", node.elements as Expression[]);
    case "MemberExpression": {
      const name = node.object.type === "CallExpression" ? node.object.callee : node.object;
      if (name.type !== "Identifier" || !node.computed) break;
      const { property } = node;
      return listTest(name.name, property.type === "SequenceExpression" ? property.expressions : [property]);
    }
    case "ObjectExpression":
      return objectTest(node.properties.map(fieldOf));
  }
  throw new SyntaxError(`${node.type} is no printed value`);
}

function numberTest(expected: number, raw: string): Test {
  const [, decimals, exponent] = /^\d*\.(\d+)(?:e([+-]?\d+))?$/i.exec(raw) ?? [];
  const lastUnit = decimals ? 10 ** (Number(exponent ?? 0) - decimals.length) : 0;
  // The part in 1e9 is for the rounding of the bound itself.
  const tolerance = Math.max(1e-6 * Math.abs(expected), 0.5 * (1 + 1e-9) * lastUnit);
  return (actual) => typeof actual === "number" && Math.abs(actual - expected) <= tolerance;
}

function listTest(kind: string, elements: readonly Expression[]): Test {
  const tests = elements.map(testOf);
  return (actual) => {
    if (!Array.isArray(actual) && !ArrayBuffer.isView(actual)) return false;
    const values = Array.from(actual as unknown as ArrayLike<unknown>);
    if (actual.constructor.name !== kind || values.length !== tests.length) return false;
    return tests.every((test, index) => test(values[index]));
  };
}

function objectTest(fields: readonly (readonly [string, Test])[]): Test {
  return (actual) => {
    if (typeof actual !== "object" || actual === null || Array.isArray(actual)) return false;
    const values = new Map(Object.entries(actual).filter(([, value]) => value !== undefined));
    return (
      values.size === fields.length && fields.every(([key, test]) => values.has(key) && test(values.get(key)))
    );
  };
}

function fieldOf(property: Extract<Expression, { type: "ObjectExpression" }>["properties"][number]) {
  if (property.type !== "Property" || property.computed || property.shorthand)
    throw new SyntaxError("only key and value can be printed");
  const { key, value } = property;
  return [
    key.type === "Identifier" ? key.name : String((key as { value: unknown }).value),
    testOf(value),
  ] as const;
}
