import { finding, type Finding } from '../finding';
import { challengeName } from './judge-txt';

/** What one authoritative server said when it was asked directly. */
export interface AuthoritySaid {
  readonly server: string;
  readonly address: string;
  /** Null where it did not say. */
  readonly serial: number | null;
  readonly has: boolean;
}

/** Servers of a zone that don't agree yet, or a zone that is served elsewhere than where the record was made. */
export function serverHints(base: string, said: readonly AuthoritySaid[], servers: readonly string[]): Finding[] {
  const [has] = said.filter((one) => one.has && servesZone(one, servers));
  if (has)
    return said
      .filter((one) => !one.has)
      .map((one) =>
        finding('ns-lag', base, {
          severity: 'info',
          at: challengeName(base),
          expected: named(has),
          found: named(one),
          retryable: true,
          params: { server: one.server, serial: serialOf(one), other: has.server, otherSerial: serialOf(has) },
        }),
      );
  return servers.length === 0 ? [] : [elsewhere(base, said, servers)];
}

/** Nobody who serves the zone has the record: perhaps it was made where nobody asks. */
function elsewhere(base: string, said: readonly AuthoritySaid[], servers: readonly string[]): Finding {
  const stranger = said.find(({ has }) => has);
  return finding('ns-wrong-zone', base, {
    severity: 'info',
    at: base,
    expected: servers.join(', '),
    found: stranger ? named(stranger) : null,
    params: { servers: servers.join(', ') },
  });
}

const servesZone = ({ server }: AuthoritySaid, servers: readonly string[]) =>
  servers.length === 0 || servers.includes(server);
const serialOf = ({ serial }: AuthoritySaid) => serial ?? 'unknown';
const named = (one: AuthoritySaid) => `${one.server} (${one.address}, serial ${serialOf(one)})`;
