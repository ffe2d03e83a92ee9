import { RaError, type Fault } from '../../shared/problem';

/** All faults of a step at once, each at its place; too many of something says so by itself. */
export function refuse(errors: readonly Fault[]): void {
  if (errors.length === 0) return;
  const tooMany = errors.every(({ code }) => code === 'too-many');
  throw new RaError(tooMany ? 'too-many' : 'invalid-field', { errors });
}
