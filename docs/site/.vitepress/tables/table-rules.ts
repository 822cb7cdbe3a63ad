import type { MarkdownRenderer } from "vitepress";
import { breakNames, needsWidePage, phoneLayoutOf } from "./table-layout.ts";

/** Letters of a cell that shares its line with others where a row is a block. */
const SHORT_CELL = 22;

/**
 * Gives every table a frame that names its layout, every cell the name of its column, and a page with a wide table the
 * width of the outline, which then opens from a line above the text.
 */
export function layOutTables(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("table-layout", (state) => {
    let rows: string[][] = [];
    let table: (typeof state.tokens)[number] | undefined;
    for (const [index, token] of state.tokens.entries()) {
      if (token.type === "table_open") {
        rows = [];
        table = token;
      } else if (token.type === "tr_open") rows.push([]);
      else if (token.type === "th_open" || token.type === "td_open") {
        const text = textOf(state.tokens[index + 1]!);
        rows.at(-1)!.push(text);
        for (const part of state.tokens[index + 1]!.children ?? []) part.meta = { inCell: true };
        const name = rows[0]![rows.at(-1)!.length - 1];
        if (token.type === "td_open" && name) token.attrSet("data-column", name);
        if (text.length <= SHORT_CELL) token.attrJoin("class", "short");
      } else if (token.type === "table_close" && table) {
        table.meta = { layout: phoneLayoutOf(rows) };
        if (needsWidePage(rows))
          state.env.frontmatter = { ...state.env.frontmatter, aside: false, pageClass: "wide-tables" };
      }
    }
  });
  markdown.renderer.rules.table_open = (tokens, index) =>
    `<div class="table-frame ${tokens[index]!.meta.layout}" tabindex="0"><table>`;
  markdown.renderer.rules.table_close = () => "</table></div>";
  // A long name in a cell is broken between its words.
  const text = markdown.renderer.rules.text!;
  markdown.renderer.rules.text = (...values) =>
    values[0][values[1]]!.meta?.inCell ? breakNames(text(...values), "<wbr>") : text(...values);
  const code = markdown.renderer.rules.code_inline!;
  markdown.renderer.rules.code_inline = (...values) => {
    const { meta, content } = values[0][values[1]]!;
    const html = code(...values);
    return meta?.inCell && content.length >= 16
      ? html.replace(/>([^<]+)</, (_, name: string) => `>${breakNames(name, "<wbr>")}<`)
      : html;
  };
  // A cell of numbers alone has one line.
  markdown.renderer.rules.td_open = (tokens, index, options, _env, self) => {
    if (/^[\d\s.,+−×%-]*\d[\d\s.,+−×%-]*$/.test(tokens[index + 1]!.content))
      tokens[index]!.attrJoin("class", "whole");
    return self.renderToken(tokens, index, options);
  };
}

/** The text of a cell as it is read: of a link its words, of a component nothing, as its number is short. */
function textOf(inline: {
  readonly children: readonly { readonly type: string; readonly content: string }[] | null;
}): string {
  const parts = inline.children ?? [];
  return parts.map(({ type, content }) => (type === "html_inline" ? "" : content)).join("");
}
