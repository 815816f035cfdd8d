/** An answer, or a sentence for the user that says why there is none. */
export type Refusable<T> =
  | { readonly kind: "answer"; readonly value: T }
  | { readonly kind: "refused"; readonly message: string };

/** An answer that was found. */
export function answered<T>(value: T): Refusable<T> {
  return { kind: "answer", value };
}

/** No answer, and why. */
export function refused(message: string): Refusable<never> {
  return { kind: "refused", message };
}

/** The answer as a provider gives it: the editor shows the words that it is rejected with. */
export function orRejected<T>(answer: Refusable<T> | undefined): T | undefined {
  if (answer?.kind === "refused") throw new Error(answer.message);
  return answer?.value;
}
