import { describe, expect, it } from "vitest";
import { parseNpyHeader } from "../../../src/files/npy/npy-header.ts";

const header = { descr: "|u1", fortranOrder: false, shape: [2, 3] };

describe("reads", () => {
  it.each([
    ["NumPy's own", "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3), }          \n", header],
    ["double quotes", '{"descr": "|u1", "fortran_order": False, "shape": (2, 3)}', header],
    ["Python 2's long numbers", "{'descr': '|u1', 'fortran_order': False, 'shape': (2L, 3L), }", header],
    ["keys in another sequence", "{'shape':(2,3),'fortran_order':False,'descr':'|u1'}", header],
    [
      "one axis",
      "{'descr': '<i4', 'fortran_order': True, 'shape': (7,), }",
      { descr: "<i4", fortranOrder: true, shape: [7] },
    ],
    [
      "no axis",
      "{'descr': '<i4', 'fortran_order': True, 'shape': (), }",
      { descr: "<i4", fortranOrder: true, shape: [] },
    ],
  ])("%s", (_, text, expected) => {
    expect(parseNpyHeader(text)).toEqual(expected);
  });
});

describe("refuses", () => {
  it.each([
    [
      "a damaged flag",
      "{'descr': '|u1', 'fortran_order': Trve, 'shape': (2, 3), }",
      /"Trve, 'shape': \(2, 3" is not a literal/,
    ],
    [
      "a flag that is a number",
      "{'descr': '|u1', 'fortran_order': 1, 'shape': (2, 3), }",
      /fortran_order is 1/,
    ],
    ["no flag", "{'descr': '|u1', 'shape': (2, 3), }", /it lacks fortran_order/],
    ["a fraction", "{'descr': '|u1', 'fortran_order': False, 'shape': (6.0,), }", /not a literal/],
    ["a hexadecimal number", "{'descr': '|u1', 'fortran_order': False, 'shape': (0x6,), }", /not a literal/],
    ["a leading zero", "{'descr': '|u1', 'fortran_order': False, 'shape': (06,), }", /not a literal/],
    ["a comma too many", "{'descr': '|u1', 'fortran_order': False, 'shape': ( ,6), }", /shape holds ,/],
    ["a number in parentheses", "{'descr': '|u1', 'fortran_order': False, 'shape': (6), }", /want , after 6/],
    ["a negative extent", "{'descr': '|u1', 'fortran_order': False, 'shape': (-6,), }", /not a literal/],
    [
      "a key twice",
      "{'descr': '|u1', 'descr': '<i4', 'fortran_order': False, 'shape': (6,), }",
      /"descr" occurs twice/,
    ],
    ["another key", "{'descr': '|u1', 'fortran_order': False, 'shape': (6,), 'x': 1}", /key "x" is unknown/],
    ["text around it", "x{'descr': '|u1', 'fortran_order': False, 'shape': (6,), }", /not a literal/],
    ["a second dictionary", "{'descr': '|u1', 'fortran_order': False, 'shape': (6,), }{}", /{ follows it/],
    ["half of it", "{'descr': '|u1', 'fortran_order'", /want : after "fortran_order"/],
    ["nothing", "", /want { at its start/],
    [
      "a table",
      "{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (6,), }",
      /^is a table of records/,
    ],
  ])("%s", (_, text, message) => {
    expect(() => parseNpyHeader(text)).toThrow(message);
  });
});
