/**
 * A fault in the input of a user. The command line shows it as one line, without a stack; any other error is a fault of
 * the program.
 */
export class InputError extends RangeError {
  override readonly name = "InputError";
}
