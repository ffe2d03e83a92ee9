import { aliasChain, type Lookup } from '@countersign/dns';

/** The addresses that an answer gives to the name that was asked for, at the end of its aliases; records of other names are none. */
export function addressesOf({ question: { name: asked, type: wanted }, answer }: Lookup): string[] {
  const records = answer?.answer ?? [];
  const owner = aliasChain(asked, records)?.at(-1);
  return records.flatMap(({ name, type, data }) =>
    type === wanted && data.kind === 'address' && name === owner ? [data.address] : [],
  );
}

/** AAAA and A by turns, AAAA first, so that one dead family leaves the other a chance within four tries. */
export function byTurns(addresses: readonly string[]): string[] {
  const v6 = addresses.filter((one) => one.includes(':'));
  const v4 = addresses.filter((one) => !one.includes(':'));
  return Array.from({ length: Math.max(v6.length, v4.length) }, (_, i) => [v6[i], v4[i]])
    .flat()
    .filter((one) => one !== undefined);
}

/** All look-ups of a host; the worst of them counts (RFC 4033 §5). */
export const addressLookups = (lookups: readonly Lookup[], host: string): readonly Lookup[] =>
  lookups.filter(({ question: { name, type } }) => name === host && (type === 'A' || type === 'AAAA'));

const bogus = ['dnssec-bogus', 'dnssec-disagree'];
/** The look-up that forbids to go on: one that was not answered, a bogus one before all others. */
export const worstOf = (lookups: readonly Lookup[]): Lookup | undefined => {
  const failed = lookups.filter(({ answer, fault }) => answer === null || fault !== null);
  return failed.find(({ fault }) => bogus.includes(fault ?? '')) ?? failed[0];
};
