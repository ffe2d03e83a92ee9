import type { Answer } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import type { Question } from '../exchange';
import { answerTo } from '../testing/answer-to';
import { idOf, resolverQuery } from './question';
import { readAnswer } from './read-answer';
import { Unreadable } from './unreadable';

const question: Question = { name: 'x.example', type: 'CAA' };
const query = resolverQuery(question, false);
const read = (bytes: Uint8Array) => readAnswer(bytes, question, idOf(query));
const dataOf = (...answers: Answer[]) => read(answerTo(query, { answers })).answer.map(({ data }) => data);

/** The root's key of 2017, as the whole world knows it: tag 20326. */
const rootKey =
  'AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5emLvN7SWXgnLh4+B5xQlNVz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBxWezF0jLHwVN8efS3rCj/EWgvIWgb9tarpVUDK/b58Da+sqqls3eNbuv7pr+eoZG+SrDK6nWeL3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555KrUB5qihylGa8subX2Nn6UwNR1AkUTV74bU=';

/** An answer of one record whose RDATA is exactly these bytes. */
function withRdata(type: number, ...rdata: number[]) {
  const empty = answerTo(query, { answers: [{ name: 'x.example', type: 'NULL', data: Buffer.from(rdata) }] });
  empty.writeUInt16BE(type, 12 + 11 + 4 + 11);
  return read(empty);
}

describe('RDATA', () => {
  it('is read by its type', () => {
    const name = 'x.example';
    const signature = { originalTTL: 1, signature: Buffer.alloc(64), signersName: 'Example', labels: 2 };
    expect(
      dataOf(
        { name, type: 'A', data: '192.0.2.1' },
        { name, type: 'AAAA', data: '2001:db8::1' },
        { name, type: 'CNAME', data: 'Y.Example' },
        { name, type: 'SOA', data: { mname: 'ns.example', rname: 'a.b.example', serial: 7, minimum: 300 } },
        { name, type: 'DS', data: { keyTag: 20326, algorithm: 8, digestType: 2, digest: Buffer.alloc(32) } },
        { name, type: 'DNSKEY', data: { flags: 257, algorithm: 8, key: Buffer.from(rootKey, 'base64') } },
        {
          name,
          type: 'RRSIG',
          data: { typeCovered: 'CAA', algorithm: 13, keyTag: 5, inception: 86_400, expiration: 172_800, ...signature },
        },
        { name, type: 'NSEC', data: { nextDomain: 'z.example', rrtypes: ['NS', 'CAA', 'UNKNOWN_65'] } },
      ),
    ).toEqual([
      { kind: 'address', address: '192.0.2.1' },
      { kind: 'address', address: '2001:db8::1' },
      { kind: 'name', target: 'y.example' },
      { kind: 'soa', mname: 'ns.example', serial: 7, minimum: 300 },
      { kind: 'ds', keyTag: 20326, algorithm: 8, digestType: 2 },
      { kind: 'dnskey', flags: 257, algorithm: 8, keyTag: 20326 },
      {
        ...{ kind: 'rrsig', covers: 'CAA', algorithm: 13, keyTag: 5, signer: 'example' },
        ...{ inception: new Date('1970-01-02'), expiration: new Date('1970-01-03') },
      },
      { kind: 'nsec', next: 'z.example', types: ['NS', 'HTTPS', 'CAA'] },
    ]);
  });

  it('V-C9: of CAA is kept as it came, whatever it is', () => {
    for (const rdata of [[], [0], [0, 0], [0, 200, 65], [0, 5, 105, 115, 115, 117, 101]]) {
      const [record] = withRdata(257, ...rdata).answer;
      expect(record).toMatchObject({ type: 'CAA', data: { kind: 'opaque' } });
      expect([...record!.rdata]).toEqual(rdata);
    }
  });

  it.each([
    ['A', 1, [192, 0, 2]],
    ['A', 1, [192, 0, 2, 1, 0]],
    ['AAAA', 28, [0x20, 0x01]],
    ['CNAME', 5, [1, 0x79]],
    ['CNAME with bytes behind its name', 5, [1, 0x79, 0, 0]],
    ['TXT', 16, [5, 0x61]],
  ])('V-R3: a decision may rest on it: %s that cannot be read makes the message unreadable', (_, type, rdata) => {
    expect(() => withRdata(type, ...rdata)).toThrow(Unreadable);
  });

  it.each([
    ['SOA', 6, [0, 0, 0]],
    ['DS', 43, [1, 2, 3]],
    ['DNSKEY', 48, [1, 1, 9, 8, 0]],
    ['RRSIG', 46, [0, 1, 8]],
    ['NSEC', 47, [0, 0, 9, 1]],
    ['NSEC3', 50, [1, 0]],
    ['TYPE4711', 4711, [1, 2, 3]],
  ])('V-R3: it only explains: %s that cannot be read stays, with its bytes', (type, number, rdata) => {
    const { answer, additional } = withRdata(number, ...rdata);
    expect(answer.map((record) => [record.type, record.data.kind, [...record.rdata]])).toEqual([
      [type.split(' ')[0], 'opaque', rdata],
    ]);
    expect(additional).toHaveLength(1);
  });

  it('V-R3: follows a pointer to a name before it', () => {
    expect(withRdata(5, 1, 0x79, 0xc0, 12 + 2).answer[0]?.data).toEqual({ kind: 'name', target: 'y.example' });
  });
});
