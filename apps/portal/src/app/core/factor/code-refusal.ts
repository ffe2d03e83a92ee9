import type { Problem } from '@countersign/contracts';
import type { RefusedCode } from './code-input';

/** A wrong code, apart from everything else that may go wrong. */
export function refusedCode(problem: Problem, otp: string): RefusedCode | null {
  const fault = problem.errors.find(({ path }) => path === '/otp');
  return fault ? { otp, message: fault.message } : null;
}
