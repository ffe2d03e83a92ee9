import { createHash } from 'node:crypto';
import type { DnsRecord } from '../wire/message';

const alphabet = '0123456789abcdefghijklmnopqrstuv';
const mostIterations = 2500;

/** The owner that the NSEC3 record of a name has, with the salt and iterations of the record given (RFC 5155 §5). Null where it can't be told. */
export function nsec3Owner(name: string, { name: owner, rdata }: DnsRecord): string | null {
  const bytes = Buffer.from(rdata);
  if (bytes.length < 5 || bytes.readUInt8(0) !== 1) return null;
  const iterations = bytes.readUInt16BE(2);
  const salt = bytes.subarray(5, 5 + bytes.readUInt8(4));
  if (iterations > mostIterations) return null;
  let hash = sha1(Buffer.concat([wireName(name), salt]));
  for (let i = 0; i < iterations; i += 1) hash = sha1(Buffer.concat([hash, salt]));
  return [base32hex(hash), ...owner.split('.').slice(1)].join('.');
}

const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest();

function wireName(name: string): Buffer {
  const labels = name
    .toLowerCase()
    .split('.')
    .filter((label) => label !== '');
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]),
    Buffer.from([0]),
  ]);
}

/** Twenty bytes are four groups of forty bits: no padding ever. */
function base32hex(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet.charAt(parseInt(five, 2))).join('');
}
