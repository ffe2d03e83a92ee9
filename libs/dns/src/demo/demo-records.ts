import { Packet, type Question, type Resource } from 'dns2';
import { nameBytes } from '../wire/names';
import { demoTop } from './demo-names';
import type { DemoRecord, DemoZone } from './demo-zones';

/** Short: what somebody publishes is seen at once. */
const ttl = 5;
const rrsig = 46;
const inClass = Packet.CLASS.IN;

/** The records of this zone that answer the question, each with the name as it was asked. */
export function demoRecords({ name, type }: Question, zone: DemoZone, records: readonly DemoRecord[]): Resource[] {
  const isApex = name.toLowerCase() === zone.name;
  if (isApex && type === Packet.TYPE.SOA)
    return [soaOf(name), ...(zone.name === demoTop ? [sampleSignature(name)] : [])];
  return records
    .filter((record) => record.name === name.toLowerCase() && Packet.TYPE[record.type] === type)
    .map((record) => resource(name, type, contentOf(record)));
}

const contentOf = (record: DemoRecord): Partial<Resource> =>
  record.type === 'TXT' ? { data: record.text } : { flags: record.flags, tag: record.tag, value: record.value };

const soaTerms = { serial: 1, refresh: 3600, retry: 600, expiration: 86_400, minimum: ttl };
export const soaOf = (name: string): Resource =>
  resource(name, Packet.TYPE.SOA, { primary: `ns.${demoTop}`, admin: `hostmaster.${demoTop}`, ...soaTerms });

const resource = (name: string, type: number, content: Partial<Resource>): Resource =>
  Object.assign(new Packet.Resource(name, type, inClass, ttl), content);

/**
 * The form of a signature over the SOA of the top zone, for the self-test that a resolver must pass before it judges: nothing is signed here, the
 * demo says what a validator would say.
 */
function sampleSignature(name: string): Resource {
  const fixed = Buffer.alloc(18);
  fixed.writeUInt16BE(Packet.TYPE.SOA, 0);
  fixed.writeUInt8(13, 2);
  fixed.writeUInt8(1, 3);
  fixed.writeUInt32BE(ttl, 4);
  fixed.writeUInt32BE(0x7fff_ffff, 8);
  return resource(name, rrsig, { data: Buffer.concat([fixed, nameBytes(demoTop), Buffer.alloc(64)]) });
}
