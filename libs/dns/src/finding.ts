/** One line of what a person is told: what was seen, and what mends it. `fix` is a line to copy. The words come from the code and `params`. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly subject: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly at: string | null;
  readonly fix: string | null;
  readonly retryable: boolean;
  readonly source: string;
  readonly params: Readonly<Record<string, string | number>>;
}

type Optional = Partial<Omit<Finding, 'code' | 'subject'>>;

export const finding = (code: string, subject: string, given: Optional = {}): Finding => ({
  code,
  subject,
  severity: given.severity ?? 'error',
  expected: given.expected ?? null,
  found: given.found ?? null,
  at: given.at ?? null,
  fix: given.fix ?? null,
  retryable: given.retryable ?? false,
  source: given.source ?? 'countersign',
  params: given.params ?? {},
});
