import { isAtOrBelow } from '../names/candidates';
import { demoTop } from './demo-names';

/** How the demo's resolver behaves towards a zone: what a validating one would make of it, or no answer at all to one type of question. */
export type DemoBehaviour = 'secure' | 'insecure' | 'bogus' | 'failing' | 'silent about CAA';

export type DemoRecord =
  | { readonly name: string; readonly type: 'TXT'; readonly text: string }
  | {
      readonly name: string;
      readonly type: 'CAA';
      readonly flags: number;
      readonly tag: string;
      readonly value: string;
    };

export interface DemoZone {
  readonly name: string;
  /** What can be seen with it. */
  readonly shows: string;
  readonly behaviour: DemoBehaviour;
  readonly records: readonly DemoRecord[];
}

type Below = (name: string) => readonly DemoRecord[];
const zone = (label: string, shows: string, behaviour: DemoBehaviour, records: Below = () => []): DemoZone => {
  const name = `${label}.${demoTop}`;
  return { name, shows, behaviour, records: records(name) };
};

const challenge =
  (text: string): Below =>
  (name) => [{ name: `_ra-challenge.${name}`, type: 'TXT', text }];
const caa =
  (tag: string, value: string, flags = 0): Below =>
  (name) => [{ name, type: 'CAA', flags, tag, value }];

/** One zone for each outcome; `issuers` are the issuer domain names that are ours. The TXT value of a challenge can be published in each of them. */
export const demoZones = (issuers: readonly string[]): readonly DemoZone[] => [
  { name: demoTop, shows: 'names that nobody has', behaviour: 'secure', records: [] },
  zone('txt-verified', 'TXT: verified once the value is published', 'secure'),
  zone('txt-mismatch', 'TXT: another value is there', 'secure', challenge('not-the-value-that-was-asked')),
  zone('txt-missing', 'TXT: nothing is there', 'secure'),
  zone('caa-allow', 'CAA: we are named', 'secure', (name) => issuers.flatMap((one) => caa('issuemail', one)(name))),
  zone('caa-deny', 'CAA: only somebody else is named', 'secure', caa('issuemail', 'other-ca.example')),
  zone('caa-deny-all', 'CAA: nobody may issue', 'secure', caa('issuemail', ';')),
  zone('caa-malformed', 'CAA: a value that cannot be read', 'secure', caa('issuemail', '%%%%%')),
  zone('caa-critical', 'CAA: a critical tag that nobody knows', 'secure', caa('futuretag', 'x', 128)),
  zone('caa-timeout', 'CAA: no answer', 'silent about CAA'),
  zone('dnssec-secure', 'DNSSEC: secure', 'secure'),
  zone('dnssec-insecure', 'DNSSEC: not enabled', 'insecure'),
  zone('dnssec-bogus', 'DNSSEC: signatures that do not verify', 'bogus'),
  zone('dnssec-indeterminate', 'DNSSEC: name servers that fail', 'failing'),
  zone('nordlicht', 'an enterprise of the demo', 'insecure'),
  zone('nordlicht-waerme', 'an enterprise of the demo', 'insecure'),
  zone('kestrel', 'an enterprise of the demo', 'insecure'),
];

const apexes = demoZones([]).flatMap(({ name }) => (name === demoTop ? [] : [name]));

/** Whether checks of this name are answered by the demo: it is one of its zones or lies below. All other names are asked of the world, those beside them too. */
export const isDemoName = (name: string): boolean => {
  const plain = name.toLowerCase().replace(/\.$/, '');
  return apexes.some((apex) => isAtOrBelow(plain, apex));
};
