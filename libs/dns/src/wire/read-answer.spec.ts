import type { Answer } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import type { Question } from '../exchange';
import { answerTo } from '../testing/answer-to';
import { idOf, inRandomCase, resolverQuery } from './question';
import { readAnswer } from './read-answer';
import { Unreadable } from './unreadable';

const question: Question = { name: 'x.example', type: 'TXT' };
const query = resolverQuery(question, false);
const id = idOf(query);
const read = (bytes: Uint8Array) => readAnswer(bytes, question, id);
const text = (name: string, ...strings: string[]): Answer => ({ name, type: 'TXT', ttl: 60, data: strings });
const good = answerTo(query, { ad: true, answers: [text('x.example', 'one', 'two'), text('x.example', 'three')] });

const changed = (at: number, ...bytes: number[]) => {
  const copy = Buffer.from(good);
  copy.set(bytes, at);
  return copy;
};
/** Where the question ends and the first record begins. */
const records = 12 + 11 + 4;

describe('an answer', () => {
  it('V-R3: is read whole: flags, every record, its raw bytes', () => {
    const message = read(good);
    expect(message).toMatchObject({ id, rcode: 'NOERROR', ad: true, tc: false, cd: false, ede: [], authority: [] });
    expect(message.answer.map(({ name, type, ttl }) => [name, type, ttl])).toEqual([
      ['x.example', 'TXT', 60],
      ['x.example', 'TXT', 60],
    ]);
    expect(Buffer.from(message.answer[0]!.rdata).toString('latin1')).toBe('\x03one\x03two');
    expect(message.additional.map(({ type }) => type)).toEqual(['OPT']);
  });

  it('V-R2: may repeat the name in any case', () => {
    const long: Question = { name: 'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz.example', type: 'TXT' };
    const mixed = inRandomCase(resolverQuery(long, false));
    expect(mixed.toString('latin1')).toMatch(/[A-Z]/);
    expect(readAnswer(answerTo(mixed), long, idOf(mixed)).rcode).toBe('NOERROR');
  });

  it.each<[string, Uint8Array]>([
    ['nothing', Buffer.alloc(0)],
    ['half a header', good.subarray(0, 11)],
    ['another id', changed(0, id >> 8, (id & 0xff) ^ 1)],
    ['a question', changed(2, 0x01)],
    ['another opcode', changed(2, 0xa9)],
    ['no question', changed(4, 0, 0)],
    ['two questions', changed(4, 0, 2)],
    ['another name', changed(13, 0x79)],
    ['another type', changed(records - 3, 5)],
    ['another class', changed(records - 1, 3)],
    ['one record more than there is', changed(7, 3)],
    ['one record less than there is', changed(7, 1)],
    ['a byte behind the end', Buffer.concat([good, Buffer.alloc(1)])],
    ['a byte missing', good.subarray(0, -1)],
    ['a record of class CHAOS', changed(records + 11 + 3, 3)],
    ['TXT whose strings do not fill it', changed(records + 11 + 10, 2)],
    ['a pointer to itself', changed(records, 0xc0, records)],
    ['a pointer into the header', changed(records, 0xc0, 4)],
    ['a label of kind 01', changed(records, 0x41)],
    ['64 KiB and one byte', Buffer.concat([good, Buffer.alloc(65_536 - good.length)])],
  ])('V-R3: is unreadable: %s', (_, bytes) => {
    expect(() => read(bytes)).toThrow(Unreadable);
  });

  it('V-R3: with a name of more than 255 bytes is unreadable', () => {
    const label = 'a'.repeat(63);
    const inside = answerTo(query, {
      answers: [
        { name: [label, label, label, 'a'.repeat(61)].join('.'), type: 'CAA', data: { tag: 'issue', value: '' } },
      ],
    });
    expect(read(inside).answer).toHaveLength(1);
    const longer = answerTo(query, {
      answers: [
        { name: [label, label, label, 'a'.repeat(62)].join('.'), type: 'CAA', data: { tag: 'issue', value: '' } },
      ],
    });
    expect(() => read(longer)).toThrow('too long');
  });

  it('V-R3: does not let a dot inside a label look like two labels', () => {
    const odd = Buffer.concat([
      good.subarray(0, records),
      Buffer.from('\x03x.y\0', 'latin1'),
      Buffer.of(1, 1, 0, 1, 0, 0, 0, 0, 0, 0),
    ]);
    odd.writeUInt16BE(1, 6);
    odd.writeUInt16BE(0, 10);
    expect(read(odd).answer[0]?.name).toBe('x\\.y');
  });

  it('V-D7: brings its extended errors, text and all', () => {
    const bare = answerTo(query, { rcode: 'servfail', ede: [9, 22] });
    expect(read(bare).ede).toEqual([
      { code: 9, text: '' },
      { code: 22, text: '' },
    ]);
    const option = Buffer.from('\0\x0f\0\x0a\0\x06no good\0', 'latin1');
    const withText = Buffer.concat([answerTo(query, { rcode: 'servfail' }), option]);
    withText.writeUInt16BE(option.length, withText.length - option.length - 2);
    expect(read(withText)).toMatchObject({ rcode: 'SERVFAIL', ede: [{ code: 6, text: 'no good' }] });
    expect(() => read(withText.subarray(0, -1))).toThrow(Unreadable);
  });

  it('V-R3: knows the longer response codes of EDNS', () => {
    const badVersion = answerTo(query);
    badVersion[badVersion.length - 6] = 1;
    expect(read(badVersion).rcode).toBe('BADVERS');
  });
});
