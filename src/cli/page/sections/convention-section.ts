import type { PageConventions } from "../../report/page-data.ts";
import { element } from "../document/element.ts";
import { sortableTable } from "../document/table.ts";

/** One pair by the conventions of other tools: a table for each class, and the reasons of the differences. */
export function conventionSection({ tables, reasons }: PageConventions): HTMLElement {
  return element(
    "section",
    {},
    element("h2", {}, "By the conventions of other tools"),
    ...tables.map(([head, ...rows]) =>
      sortableTable(
        `${head![0]} by convention`,
        head!,
        rows.map((cells) => cells.map((text) => ({ text }))),
      ),
    ),
    element(
      "dl",
      { class: "reasons" },
      ...reasons.flatMap(({ name, texts }) => [
        element("dt", {}, name),
        ...texts.map((text) => element("dd", {}, text)),
      ]),
    ),
  );
}
