import type { DnsRecord, Look, Lookup, LookupFault, Question } from '@countersign/dns';

export type Zone = Readonly<Record<string, readonly string[] | (() => readonly string[])>>;

const record = (name: string, type: string, data: DnsRecord['data']): DnsRecord => ({
  name,
  type,
  ttl: 0,
  rdata: new Uint8Array(),
  data,
});
const typeOf = (address: string) => (address.includes(':') ? 'AAAA' : 'A');

/** An answer as if it had come: addresses at the name itself, after an alias where the list begins with one. */
export function answered(question: Question, given: readonly string[]): Lookup {
  const target = given.find((one) => one.startsWith('cname '))?.slice(6);
  const owner = target ?? question.name;
  const addresses = given.filter((one) => !one.startsWith('cname ') && typeOf(one) === question.type);
  const alias = target === undefined ? [] : [record(question.name, 'CNAME', { kind: 'name', target })];
  const answer = [...alias, ...addresses.map((address) => record(owner, question.type, { kind: 'address', address }))];
  const flags = { id: 1, rcode: 'NOERROR', aa: false, tc: false, ad: false, cd: false };
  return {
    ...{ question, state: 'insecure', unchecked: null, fault: null, rcode: 'NOERROR', ede: [], exchanges: [] },
    server: '127.0.0.1:53',
    answer: { ...flags, answer, authority: [], additional: [], ede: [] },
  };
}

export const unanswered = (question: Question, fault: LookupFault, rcode = 'SERVFAIL'): Lookup => ({
  ...answered(question, []),
  state: fault.startsWith('dnssec') ? 'bogus' : 'indeterminate',
  answer: null,
  fault,
  rcode,
  ede: fault === 'dnssec-bogus' ? [{ code: 7, text: 'signature expired' }] : [],
});

/** A resolver that knows these names, and what it was asked. */
export function fakeLook(zone: Zone): { look: Look; asked: Question[] } {
  const asked: Question[] = [];
  const look: Look = (question) => {
    asked.push(question);
    const given = zone[question.name] ?? [];
    return Promise.resolve(answered(question, typeof given === 'function' ? given() : given));
  };
  return { look, asked };
}
