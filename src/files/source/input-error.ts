/** A fault in what the user gave: shown as one line, without a stack. Any other error is a fault of the program. */
export class InputError extends Error {
  override readonly name = "InputError";
}
