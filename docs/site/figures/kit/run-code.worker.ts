import * as softdice from "softdice";

/** Runs code of a page: its imports come from the library, and what it logs goes back as lines. */
self.onmessage = async ({ data }: MessageEvent<string>) => {
  const say = (...values: unknown[]) => self.postMessage({ line: values.map(textOf).join(" ") });
  try {
    // A module cannot be made of text where a policy forbids blobs, so the imports become destructuring.
    const body = data.replaceAll(
      /^import\s*\{([^}]*)\}\s*from\s*["']softdice["'];?/gm,
      (_, names: string) =>
        `const {${names.replaceAll(/\btype\s+\w+,?/g, "").replaceAll(/(\w+)\s+as\s+(\w+)/g, "$1: $2")}} = softdice;`,
    );
    const run = new Function("softdice", "console", `"use strict"; return (async () => {\n${body}\n})();`);
    await run(softdice, { log: say, warn: say, error: say, info: say });
  } catch (error) {
    say(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
  self.postMessage({ done: true });
};

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (ArrayBuffer.isView(value))
    return `[${Array.from(value as unknown as ArrayLike<number>)
      .slice(0, 24)
      .join(", ")}]`;
  if (value instanceof softdice.Tensor) return textOf(value.toArray());
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}
