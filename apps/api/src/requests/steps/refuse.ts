import { RaError, type Fault } from '../../shared/problem';

/** These say by themselves what is wrong, where nothing else is. */
const telling = ['too-many', 'domain-held-elsewhere'] as const;

/** All faults of a step at once, each at its place. */
export function refuse(errors: readonly Fault[]): void {
  if (errors.length === 0) return;
  const all = telling.find((one) => errors.every(({ code }) => code === one));
  throw new RaError(all ?? 'invalid-field', { errors });
}
