/** A property of f or of its gradient that a user should know. */
export interface GradcheckFinding {
  /** What the finding is about; `"gradient"` and `"values"` name the mistake, the others a property that hides it. */
  readonly kind:
    | "gradient"
    | "determinism"
    | "mutation"
    | "aliasing"
    | "kink"
    | "domain"
    | "unseen"
    | "values";
  /** The finding as a sentence, with real values. */
  readonly message: string;
}
