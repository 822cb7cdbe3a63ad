import { InputError } from "../files/source/input-error.ts";
import type { GradcheckReport } from "../gradcheck/check.ts";
import { formatGradcheck } from "../gradcheck/format-report.ts";
import { gradcheck } from "../gradcheck/gradcheck.ts";
import { sameShape } from "../tensor/shape.ts";
import { Tensor } from "../tensor/tensor.ts";
import type { GradcheckArguments } from "./arguments/gradcheck.ts";
import { LineProgram } from "./exec/line-program.ts";
import { PROTOCOL, packArray, parseLine, readGradients, readStart, readValue } from "./exec/protocol.ts";
import type { Output } from "./text/terminal.ts";
import { visibleJson, visibleText } from "./text/visible-text.ts";

/** The exit code of each verdict; 1 is that of a check that did not come about. */
const EXIT_CODES: Readonly<Record<GradcheckReport["verdict"], number>> = { pass: 0, fail: 2, unresolved: 3 };

/** Checks the gradient of a loss that another program evaluates; returns the exit code. */
export async function runGradcheck(
  { exec, timeout, noise, seed, budget, json }: GradcheckArguments,
  output: Output,
): Promise<number> {
  const program = new LineProgram(exec, timeout, (text) => output.error(visibleText(text)));
  try {
    const ask = async (request: object) => parseLine(await program.ask(JSON.stringify(request)));
    const start = readStart(await ask({ call: "start", protocol: PROTOCOL }));
    const packed = (given: readonly Tensor[]) => given.map(({ data, shape }) => packArray(data, shape));
    const f = async (...given: Tensor[]) => {
      // A loss of another program knows its target, which a smaller input does not fit: only values are made simpler.
      if (given.some(({ shape }, index) => !sameShape(shape, start.shapes[index]!)))
        throw new InputError("--exec: the program is asked about its own shapes alone");
      return readValue(await ask({ call: "value", inputs: packed(given) }));
    };
    const gradient = async (...given: Tensor[]) =>
      readGradients(await ask({ call: "gradient", inputs: packed(given) }), start);
    const inputs = start.inputs.map((numbers, index) => new Tensor(numbers, start.shapes[index]!));
    const report = await checked(() =>
      gradcheck(f, inputs, {
        gradient,
        ...(start.domain && { domain: start.domain }),
        ...(noise !== undefined && { noise }),
        ...(seed !== undefined && { seed }),
        ...(budget !== undefined && { budget }),
      }),
    );
    output.out(json ? `${visibleJson(JSON.stringify(report, null, 2))}\n` : `${formatGradcheck(report)}\n`);
    return EXIT_CODES[report.verdict];
  } finally {
    program.stop();
  }
}

/** What the checker refuses is a fault of the program's answers. */
async function checked(check: () => Promise<GradcheckReport>): Promise<GradcheckReport> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof InputError || !(error instanceof RangeError || error instanceof TypeError))
      throw error;
    throw new InputError(`--exec: ${error.message}`);
  }
}
