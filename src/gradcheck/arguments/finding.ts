/** A property of f or of its gradient that a user should know. */
export interface GradcheckFinding {
  readonly kind:
    | "gradient"
    | "determinism"
    | "mutation"
    | "aliasing"
    | "kink"
    | "domain"
    | "unseen"
    | "values";
  readonly message: string;
}
