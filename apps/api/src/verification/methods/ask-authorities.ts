import {
  askAuthority,
  challengeName,
  idOf,
  readAnswer,
  type AuthoritySaid,
  type Exchange,
  type Question,
} from '@countersign/dns';
import { outboundRules } from '../../shared/outbound/outbound-rules';
import { addressesOf } from '../file/addresses-of';
import type { Eyes } from '../look/looker';
import { settledWithin } from '../look/settled-within';
import { allTexts } from './challenge-value-in';

const MOST = 8;

/**
 * What the zone's own servers say, each asked directly: one of them may not have the record yet. Only addresses that anybody may reach, and only to
 * explain: a name server that is asked by us proves nothing.
 */
export async function askAuthorities(
  base: string,
  value: string,
  zone: string | null,
  eyes: Eyes,
  deadline: AbortSignal,
): Promise<AuthoritySaid[]> {
  if (zone === null) return [];
  const servers = await serversOf(zone, eyes);
  const refusalOf = outboundRules(eyes.outbound.allow);
  const places = await settledWithin(
    deadline,
    servers.map(async (server) => ({ server, addresses: await addressesFor(server, eyes) })),
  );
  const reachable = places.flatMap(({ server, addresses }) => {
    const address = addresses.find((each) => refusalOf(each) === null);
    return address === undefined ? [] : [{ server, address }];
  });
  return settledWithin(
    deadline,
    reachable.slice(0, MOST).map(async ({ server, address }) => {
      const ask = (question: Question) =>
        askAuthority({ host: address, port: eyes.authorityPort }, question, () => eyes.now());
      const [soa, txt] = await Promise.all([
        ask({ name: zone, type: 'SOA' }),
        ask({ name: challengeName(base), type: 'TXT' }),
      ]);
      return { server, address, serial: serialIn(soa), has: hasText(txt, value) };
    }),
  );
}

async function serversOf(zone: string, { look }: Eyes): Promise<string[]> {
  const { answer } = await look({ name: zone, type: 'NS' });
  const names = (answer?.answer ?? []).flatMap(({ type, data }) =>
    type === 'NS' && data.kind === 'name' ? [data.target] : [],
  );
  return [...new Set(names)].sort().slice(0, MOST);
}

async function addressesFor(server: string, { look }: Eyes): Promise<string[]> {
  const types = ['AAAA', 'A'] as const;
  return (await Promise.all(types.map((type) => look({ name: server, type })))).flatMap(addressesOf);
}

const messageOf = ({ fault, response, question, request }: Exchange) =>
  fault === null && response !== null ? readAnswer(response, question, idOf(request)) : null;

function serialIn(exchange: Exchange): number | null {
  const [soa] = (messageOf(exchange)?.answer ?? []).flatMap(({ data }) => (data.kind === 'soa' ? [data.serial] : []));
  return soa ?? null;
}

const hasText = (exchange: Exchange, value: string): boolean =>
  allTexts(messageOf(exchange)?.answer ?? []).includes(value);
