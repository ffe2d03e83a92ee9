import { checkCodes, hintCodes } from '@countersign/contracts';
import { detail } from '@countersign/words';
import { describe, expect, it } from 'vitest';
import { newChallengeValue, valueHash } from '../methods/challenge-value';
import { judgeFile, judgeFileByHash } from './judge-file';
import type { FileFault, FileHop, FileSighting } from './sighting';
import { answered } from './testing/fake-look';

const value = newChallengeValue();
const name = 'x.example.org';
const path = '/.well-known/pki-validation/abc.txt';
const hop = (given: Partial<FileHop> = {}): FileHop => ({
  url: `http://${name}${path}`,
  addressesSeen: ['1.2.3.4'],
  addressRefused: [],
  refusal: null,
  tried: [],
  addressUsed: '1.2.3.4',
  status: 200,
  ...{ location: null, tls: null, server: null, contentType: null },
  ...given,
});
const lookups = (host = name, addresses = ['1.2.3.4']) =>
  (['AAAA', 'A'] as const).map((type) => answered({ name: host, type }, addresses));
const seen = (given: Partial<FileSighting> = {}): FileSighting => ({
  ...{ name, path, scheme: 'http', ports: { http: 80, https: 443 }, fault: null },
  hops: [hop()],
  bodyBytes: Buffer.from(value).toString('base64'),
  lookups: lookups(),
  ...given,
});
const verdict = (given: Partial<FileSighting>) => {
  const { code, outcome } = judgeFile({ value, sighting: seen(given) });
  return code === null ? outcome : `${outcome} ${code}`;
};
const fault = (code: FileFault['code']): FileFault => ({ code, reason: 'x' });
const moved = hop({ status: 301, location: '/v' });
const there = hop({ url: `http://${name}/v` });

describe('V-E1, V-F2: the verdict follows from what was seen', () => {
  it('also after it went through JSON, and by the hash of the value alone', () => {
    const { lookups: asked, ...http } = seen();
    const again = { ...(JSON.parse(JSON.stringify(http)) as typeof http), lookups: asked };
    expect(judgeFileByHash({ hash: valueHash(value), sighting: again }).outcome).toBe('pass');
    expect(judgeFileByHash({ hash: valueHash('other'), sighting: again }).code).toBe('file-mismatch');
  });

  it.each<[string, Partial<FileSighting>, string]>([
    ['all is there', {}, 'pass'],
    ['over a redirect', { hops: [moved, there] }, 'pass'],
    ['nothing was seen', { hops: [], bodyBytes: null }, 'error internal'],
    ['no body', { bodyBytes: null }, 'error internal'],
    ['the look-ups are missing', { lookups: [] }, 'error internal'],
    ['one look-up is missing', { lookups: lookups().slice(1) }, 'error internal'],
    ['the look-ups are of another name', { lookups: lookups('y.example.org') }, 'error internal'],
    ['the address is not the one that was answered', { lookups: lookups(name, ['1.2.3.5']) }, 'error internal'],
    ['a look-up failed', { lookups: lookups().map((one) => ({ ...one, answer: null })) }, 'error internal'],
    ['the address was refused', { hops: [hop({ addressRefused: ['1.2.3.4'] })] }, 'error internal'],
    ['no address was used', { hops: [hop({ addressUsed: null })] }, 'error internal'],
    ['it began elsewhere', { hops: [hop({ url: 'http://y.example.org/' })] }, 'error internal'],
    ['another path', { path: '/other' }, 'error internal'],
    ['a redirect that leads elsewhere', { hops: [hop({ status: 301, location: '/w' }), there] }, 'error internal'],
    ['a step without a redirect', { hops: [hop(), there] }, 'error internal'],
    ['a redirect that is not followed', { hops: [hop({ status: 303, location: '/v' }), there] }, 'error internal'],
    ['the value, but cut', { fault: fault('file-too-large') }, 'fail file-too-large'],
    ['the value, but no end', { fault: fault('file-too-slow') }, 'error file-too-slow'],
    ['the value, but a broken connection', { fault: fault('file-unreachable') }, 'error file-unreachable'],
    ['the value, but bogus', { fault: fault('dnssec-bogus') }, 'error dnssec-bogus'],
    [
      'a page with status 404, read slowly',
      { hops: [hop({ status: 404 })], fault: fault('file-too-slow') },
      'fail file-status',
    ],
  ])('%s', (_, given, expected) => {
    expect(verdict(given)).toBe(expected);
  });
});

describe('what a person is told', () => {
  const codes = [...Object.keys(checkCodes), ...hintCodes].filter((code) => code.startsWith('file-'));
  const faults: Partial<FileSighting>[] = [
    {
      hops: [hop({ status: null, addressUsed: null, tried: [{ address: '1.2.3.4', error: 'ECONNREFUSED' }] })],
      fault: fault('file-unreachable'),
    },
    {
      hops: [hop({ status: null, addressRefused: ['10.0.0.1'], refusal: { range: '10.0.0.0/8', why: 'Private-Use' } })],
      fault: fault('file-address-refused'),
    },
    {
      hops: [hop({ status: 301, location: 'ftp://x.org/' })],
      fault: { code: 'file-redirect-refused', reason: 'scheme' },
    },
    { hops: [hop({ status: 403, server: 'nginx' })] },
    { bodyBytes: Buffer.from('<title>Log in</title>').toString('base64') },
    { bodyBytes: Buffer.from('other').toString('base64') },
    { bodyBytes: '' },
    { fault: { code: 'file-too-large', reason: 'headers' }, hops: [hop({ status: null })] },
    { fault: { code: 'file-encoded', reason: 'gzip' }, bodyBytes: null },
  ];
  const texts = faults.map((given) => {
    const [{ code, params } = { code: 'internal', params: {} }] = judgeFile({ value, sighting: seen(given) }).findings;
    return detail(code as Parameters<typeof detail>[0], params);
  });

  it('names what was seen', () => {
    expect(codes.length).toBe(15);
    expect(texts.map((text) => text.split(/(?<=[.]) /)[0])).toEqual([
      'We could not connect to 1.2.3.4, port 80: x.',
      'x.example.org leads to 10.0.0.1 in 10.0.0.0/8 (Private-Use).',
      'The server sends us on to ftp://x.org/ that is neither http nor https.',
      'The server nginx answers with status 403.',
      'The server sends a page with the title “Log in”: <title>Log in</title>.',
      'The file holds other.',
      'The file is empty.',
      'The headers of the answer are larger than 16 KiB.',
      'The server sends the file in the encoding gzip.',
    ]);
  });

  it('the line to copy holds nothing that a server said', () => {
    const evil = hop({ status: 404, url: 'http://x.example.org/$(reboot)', server: '`reboot`' });
    const { findings } = judgeFile({ value, sighting: seen({ hops: [evil] }) });
    expect(findings[0]?.fix).toBe(`curl -i http://${name}${path}`);
  });
});
