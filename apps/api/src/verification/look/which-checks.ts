import type { CheckEntity } from '../check.entity';
import { hasPassed } from '../transitions';
import type { Choose } from './begin-look';

/**
 * The one that was asked for; what has passed is not looked at again. A row of DNSSEC or MPIC has no look of its own while one that it belongs to
 * is open. Nobody asks perspectives yet, so a row of MPIC passes by nothing.
 */
export const meant =
  (id: string): Choose =>
  (checks) => {
    const asked = checks.find((check) => check.id === id);
    if (asked === undefined || hasPassed(asked.status)) return [];
    if (asked.kind !== 'dnssec' && asked.kind !== 'mpic') return [asked];
    const open = sharers(asked, checks).filter(({ status }) => !hasPassed(status));
    const ready = open.filter(({ kind, method }) => kind === 'caa' || method !== null);
    if (ready.length > 0) return ready;
    return open.length > 0 || asked.kind === 'mpic' ? open : [asked];
  };

/** At Generate: every CAA look-up again, and DNSSEC of each name that has none (S/MIME BR 4.2.2.1). */
export const whatMustBeFresh: Choose = (checks) => {
  const caa = checks.filter(({ kind }) => kind === 'caa');
  const named = new Set(caa.map(({ identifier }) => identifier));
  return [...caa, ...checks.filter(({ kind, identifier }) => kind === 'dnssec' && !named.has(identifier))];
};

const sharers = ({ identifier, of }: CheckEntity, checks: readonly CheckEntity[]) =>
  checks.filter(({ kind, ...check }) => {
    const looks = of === null ? kind === 'caa' || kind === 'domain' : kind === of;
    return looks && check.identifier === identifier;
  });
