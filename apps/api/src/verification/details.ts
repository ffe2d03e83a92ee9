import type { CheckCode, HintCode } from '@countersign/contracts';
import type { DetailRow } from './check.entity';

type Optional = Partial<
  Pick<DetailRow, 'severity' | 'expected' | 'found' | 'at' | 'fix' | 'retryable' | 'source' | 'params'>
>;

/** One line of a check's Details. What is not given is unknown. */
export const detailOf = (code: CheckCode | HintCode, subject: string, given: Optional = {}): DetailRow => ({
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
