/** IANA's numbers of record types, those that dns-packet knows by name and a few younger ones. */
const numbers: Readonly<Record<string, number>> = {
  ...{ A: 1, NS: 2, CNAME: 5, SOA: 6, NULL: 10, PTR: 12, HINFO: 13, MX: 15, TXT: 16, RP: 17, AFSDB: 18, SIG: 24 },
  ...{ KEY: 25, AAAA: 28, LOC: 29, SRV: 33, NAPTR: 35, KX: 36, CERT: 37, DNAME: 39, OPT: 41, APL: 42, DS: 43 },
  ...{ SSHFP: 44, IPSECKEY: 45, RRSIG: 46, NSEC: 47, DNSKEY: 48, DHCID: 49, NSEC3: 50, NSEC3PARAM: 51, TLSA: 52 },
  ...{ SMIMEA: 53, HIP: 55, CDS: 59, CDNSKEY: 60, SVCB: 64, HTTPS: 65, SPF: 99, TKEY: 249, TSIG: 250, IXFR: 251 },
  ...{ AXFR: 252, ANY: 255, URI: 256, CAA: 257, TA: 32768, DLV: 32769 },
};
const names = new Map(Object.entries(numbers).map(([name, number]) => [number, name]));

export const typeName = (number: number): string => names.get(number) ?? `TYPE${number}`;

export function typeNumber(name: string): number {
  const number = numbers[name];
  if (number === undefined) throw new RangeError(`No record type: ${name}`);
  return number;
}

/** dns-packet calls what it does not know UNKNOWN_64. */
export const commonTypeName = (name: string): string =>
  name.startsWith('UNKNOWN_') ? typeName(Number(name.slice('UNKNOWN_'.length))) : name;
