import { describe, expect, it } from "vitest";
import { reportDataSet } from "../../../src/cli/report/data-set-report.ts";
import { pageData } from "../../../src/cli/report/page-data.ts";
import { pageHtml } from "../../../src/cli/write/write-page.ts";
import { exampleDataSet } from "../example-data-set.ts";

const hostile = "</script><script>alert(1)</script><!--";
const names = new Map([[1, hostile]]);
const data = pageData(reportDataSet(exampleDataSet(), names, { resamples: 0 }));
const html = pageHtml(`a "b" & <c> against t`, data, { script: "show()", style: "body{}" });

describe("pageHtml", () => {
  it("holds the data, whatever they hold", () => {
    const [, text] = /<script type="application\/json" id="data">(.*)<\/script>/.exec(html)!;
    expect(text).not.toContain("<");
    expect(JSON.parse(text!)).toEqual(data);
    expect(html.match(/<script/g)).toHaveLength(2);
  });

  it("holds script and style, and forbids the network", () => {
    expect(html).toContain("<script>show()</script>");
    expect(html).toContain("<style>body{}</style>");
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('img-src data:"');
    expect(html).not.toMatch(/(src|href)=/);
  });

  it("has a title, whatever it holds", () => {
    expect(html).toContain("<title>a &#34;b&#34; &#38; &#60;c&#62; against t</title>");
  });
});
