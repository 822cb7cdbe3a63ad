/** Something about f or its gradient that a user should know. */
export interface GradcheckFinding {
  readonly kind: "gradient" | "determinism" | "mutation" | "aliasing" | "kink" | "domain";
  readonly message: string;
}
