import type { Exchange, Question } from '../exchange';
import { authorityQuery, echoesCase, idOf, inRandomCase, resolverQuery } from '../wire/question';
import { readAnswer } from '../wire/read-answer';
import type { DnsServer } from './dns-server';
import { Inbox, isDropped, type Outcome } from './inbox';
import { overDoh } from './over-doh';
import { overTcp } from './over-tcp';
import { overUdp, type Place } from './over-udp';
import { Room } from './room';

/** V-R4, in milliseconds. */
const limits = { udp: 2500, tcp: 4000, doh: 4000 } as const;

export interface Asking {
  readonly question: Question;
  readonly cd: boolean;
  readonly try: number;
  /** The server is known to repeat names as they were written: then what differs over UDP is forged (V-R2). */
  readonly exact: boolean;
  /** How much of the check's time is left; asked anew for each exchange. */
  readonly left: () => number;
  /** What the session may still hear. */
  readonly room: Room;
  readonly now: () => Date;
}

type Transport = Exchange['transport'];
type Sent = Pick<Exchange, 'question' | 'cd' | 'try' | 'server'> & { readonly request: Buffer };

/** One try at one resolver: one exchange, or two where UDP has no whole answer and TCP is asked as well. Never throws for what the network does. */
export async function ask(
  server: DnsServer,
  { question, cd, left, room, now, exact, ...asking }: Asking,
): Promise<Exchange[]> {
  const plain = resolverQuery(question, cd);
  const sent = { question, cd, try: asking.try, server: server.text, request: plain };
  const counts = countsFor(question, plain);
  const limit = (transport: Transport) => Math.max(1, Math.min(limits[transport], left()));

  if (server.transport === 'doh') {
    return [await timed(sent, 'doh', now, () => overDoh(server.url, plain, new Inbox(counts, room), limit('doh')))];
  }
  const overTcpNow = () => timed(sent, 'tcp', now, () => overTcp(server, plain, new Inbox(counts, room), limit('tcp')));
  if (server.transport === 'tcp') return [await overTcpNow()];

  const request = inRandomCase(plain);
  const udpCounts = (message: Uint8Array) =>
    isTruncated(message, request) || (counts(message) && (!exact || echoesCase(request, message)));
  const udp = await timed({ ...sent, request }, 'udp', now, () =>
    overUdp(server, request, new Inbox(udpCounts, room), limit('udp')),
  );
  return isWhole(udp) || isDropped(udp) || left() <= 0 ? [udp] : [udp, await overTcpNow()];
}

/** Asks a name server of the zone itself, for explanations only (V-T6): no recursion, UDP, then TCP. */
export async function askAuthority(place: Place, question: Question, now: () => Date): Promise<Exchange> {
  const request = authorityQuery(question);
  const server = place.host.includes(':') ? `[${place.host}]:${place.port}` : `${place.host}:${place.port}`;
  const sent = { question, cd: false, try: 1, server, request };
  const counts = countsFor(question, request);
  const room = new Room();
  const udpCounts = (message: Uint8Array) => isTruncated(message, request) || counts(message);
  const udp = await timed(sent, 'udp', now, () => overUdp(place, request, new Inbox(udpCounts, room), authorityLimit));
  return isWhole(udp)
    ? udp
    : timed(sent, 'tcp', now, () => overTcp(place, request, new Inbox(counts, room), authorityLimit));
}

const authorityLimit = 1500;

const countsFor = (question: Question, request: Uint8Array) => (message: Uint8Array) => {
  try {
    readAnswer(message, question, idOf(request));
    return true;
  } catch {
    return false;
  }
};

/** Cut off anywhere, perhaps within a record: never read, but a reason to ask over TCP. */
const isTruncated = (message: Uint8Array, request: Uint8Array): boolean =>
  message.length >= 12 && idOf(message) === idOf(request) && ((message[2] ?? 0) & 0x82) === 0x82;

const isWhole = ({ fault, response }: Exchange): boolean => fault === null && ((response?.[2] ?? 0) & 0x02) === 0;

async function timed(
  sent: Sent,
  transport: Transport,
  now: () => Date,
  asked: () => Promise<Outcome>,
): Promise<Exchange> {
  const sentAt = now();
  const start = performance.now();
  return { ...sent, transport, sentAt, ...(await asked()), rttMs: Math.round(performance.now() - start) };
}
