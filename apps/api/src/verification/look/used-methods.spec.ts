import { describe, expect, it } from 'vitest';
import { usedMethods } from './used-methods';

const mailbox = (identifier: string) => ({ kind: 'mailbox', identifier, method: null, methods: [] }) as const;
const domain = (identifier: string, method: 'txt' | 'file' | null, methods: ('txt' | 'file')[] = ['txt', 'file']) =>
  ({ kind: 'domain', identifier, method, methods }) as const;

describe('V-C8 how a domain is proven, in the words of RFC 8657', () => {
  it.each([
    ['by the mailboxes in it', [mailbox('a@x.example'), mailbox('b@y.example')], ['ca-mailbox-token']],
    ['not by a mailbox below it', [mailbox('a@sub.x.example')], []],
    ['by the method in use', [domain('x.example', 'file')], ['ca-http-file']],
    ['by what is offered while none was chosen', [domain('x.example', null)], ['ca-dns-txt', 'ca-http-file']],
    ['by both kinds', [mailbox('a@x.example'), domain('x.example', 'txt')], ['ca-dns-txt', 'ca-mailbox-token']],
    ['not by another domain', [domain('y.example', 'txt')], []],
    ['not by a domain whose name merely ends alike', [domain('ax.example', 'txt')], []],
  ])('%s', (_, checks, expected) => {
    expect(usedMethods('x.example', checks)).toEqual(expected);
  });
  it('by a domain above it', () => {
    expect(usedMethods('mail.x.example', [domain('x.example', 'txt')])).toEqual(['ca-dns-txt']);
  });
});
