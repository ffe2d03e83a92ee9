import type { CheckEntity } from '../check.entity';
import { hasPassed } from '../transitions';
import type { Choose } from './begin-look';

/** The one that was asked for. A row of DNSSEC has no look of its own while one that it belongs to is open; what has passed is not looked at again. */
export const meant =
  (id: string): Choose =>
  (checks) => {
    const asked = checks.find((check) => check.id === id);
    if (asked === undefined || hasPassed(asked.status)) return [];
    if (asked.kind !== 'dnssec') return [asked];
    const open = sharers(asked, checks).filter(({ status }) => !hasPassed(status));
    const ready = open.filter(({ kind, method }) => kind === 'caa' || method !== null);
    if (ready.length > 0) return ready;
    return open.length > 0 ? open : [asked];
  };

/** At Generate: every CAA look-up again, and DNSSEC of each name that has none (S/MIME BR 4.2.2.1). */
export const whatMustBeFresh: Choose = (checks) => {
  const caa = checks.filter(({ kind }) => kind === 'caa');
  const named = new Set(caa.map(({ identifier }) => identifier));
  return [...caa, ...checks.filter(({ kind, identifier }) => kind === 'dnssec' && !named.has(identifier))];
};

const sharers = ({ identifier }: CheckEntity, checks: readonly CheckEntity[]) =>
  checks.filter((check) => check.identifier === identifier && (check.kind === 'caa' || check.kind === 'domain'));
