/**
 * What a person is told about one code: what happened, why it matters or which rule it follows from, what to do about it.
 * `{name|fallback}` stands for a parameter; without it the fallback is said, so that each sentence reads well by itself.
 */
export interface Words {
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** What is said instead where the parameter `reason` tells more. */
  readonly reasons?: Readonly<Record<string, { readonly what: string; readonly fix?: string }>>;
}

export type Params = Readonly<Record<string, string | number>>;
