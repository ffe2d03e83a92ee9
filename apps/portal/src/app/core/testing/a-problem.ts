import type { Problem } from '@countersign/contracts';

/** A problem as the server sends it. */
export const aProblem = (parts: Partial<Problem> = {}): Problem => ({
  type: 'http://localhost/problems/invalid-field',
  code: 'invalid-field',
  title: 'Something to put right',
  status: 422,
  detail: 'Look at the marked places.',
  instance: '4bf92f3577b34da6a3ce929d0e0e4736',
  retryable: false,
  errors: [],
  ...parts,
});
