import type { Outcome } from './inbox';

/** Sockets go on telling after their end has been decided. */
export function once(end: (outcome: Outcome) => void): (outcome: Outcome) => void {
  let ended = false;
  return (outcome) => {
    if (ended) return;
    ended = true;
    end(outcome);
  };
}
