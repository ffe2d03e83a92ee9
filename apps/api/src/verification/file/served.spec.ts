import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { newChallengeValue, valueHash } from '../methods/challenge-value';
import { downloadNameHints } from './download-name';
import { fileHints } from './file-hints';
import { asked, body, check, fileName, first, served, to, value, withSite } from './testing/file-check';

withSite();

/** All that a server can say to whoever asks for anything: the address and every header of the question. */
const echo: RequestListener = ({ url, rawHeaders }, response) => response.end([url, ...rawHeaders].join('\n'));

describe('the file as it is served (verification.md §13)', () => {
  it.each<[string, RequestListener, string]>([
    ['V-F2: the value', served, 'pass'],
    ['V-F2: with a byte order mark and a newline', body(`\u{feff}${value}\r\n`), 'pass'],
    ['V-F2: called a page', body(value, { 'content-type': 'text/html' }), 'pass'],
    ['V-F2: white space around it', body(` \t\n${value} \v\f\r\n`), 'pass'],
    ['V-F2: a hard blank after it', body(`${value}\u{a0}`), 'file-mismatch'],
    ['V-F2: nothing', body(''), 'file-mismatch'],
    ['V-F2: another value', body(newChallengeValue()), 'file-mismatch'],
    ['V-F2: two byte order marks', body(`\u{feff}\u{feff}${value}`), 'file-mismatch'],
    ['V-F2: status 201', body(value, {}, 201), 'file-status'],
    ['V-F2: status 204', body('', {}, 204), 'file-status'],
    ['V-F2: status 500', body(value, {}, 500), 'file-status'],
    ['V-F2: status 304', body('', {}, 304), 'file-status'],
    ['V-F2: a page with 200', body(`<!doctype html><title>Parked</title>${value}`), 'file-html'],
    ['V-F2: a long page with 200', body(`<html>${'x'.repeat(50_000)}`), 'file-html'],
    ['V-F2: the value inside a text', body(`token=${value}`), 'file-mismatch'],
    ['V-F2: the value in capitals', body(value.toUpperCase()), 'file-mismatch'],
    ['V-F2: UTF-16', body(Buffer.from(`\u{feff}${value}`, 'utf16le')), 'file-mismatch'],
    ['V-F9: compressed', body(gzipSync(value), { 'content-encoding': 'gzip' }), 'file-encoded'],
    ['V-F9: called compressed', body(value, { 'content-encoding': 'br' }), 'file-encoded'],
    ['V-F9: identity, said aloud', body(value, { 'content-encoding': 'identity' }), 'pass'],
    ['V-F9: 10,000 bytes', body(value.padEnd(10_000)), 'pass'],
    ['V-F9: 10,001 bytes', body(value.padEnd(10_001)), 'file-too-large'],
    ['V-F9: 17 KiB of headers', body(value, { 'x-much': 'x'.repeat(17_000) }), 'file-too-large'],
    ['V-F9: 15 KiB of headers', body(value, { 'x-much': 'x'.repeat(15_000) }), 'pass'],
    ['file-echo: V-F1: a server that repeats what it is asked for', echo, 'file-mismatch'],
    ['file-echo: V-F1: one that repeats the file’s name', (_, response) => response.end(fileName), 'file-mismatch'],
    ['file-echo: V-F2: one that has the value on its page of 404', body(value, {}, 404), 'file-status'],
    [
      'an answer that breaks off',
      (_, response) => {
        cutOff(response);
      },
      'file-unreachable',
    ],
  ])('%s', async (_, serve, expected) => {
    expect((await check(serve)).is).toBe(expected);
  });

  it('file-echo: nothing that is sent to the server tells it the value', async () => {
    const sent: string[] = [];
    await check((request, response) => {
      sent.push(request.url ?? '', ...request.rawHeaders);
      response.end();
    });
    expect(sent.length).toBeGreaterThan(2);
    expect(sent.join(' ').toLowerCase()).not.toContain(value.slice(0, 6));
  });

  function cutOff(response: ServerResponse) {
    response.writeHead(200, { 'content-length': '100' }).write(value);
    setTimeout(() => response.destroy(), 20);
  }

  it.each([
    ['file-extra', body(`token=${value}`)],
    ['file-case', body(value.toUpperCase())],
    ['file-charset', body(Buffer.from(`\u{feff}${value}`, 'utf16le'))],
    ['file-charset', body(`\u{feff}\u{feff}${value}`)],
    ['file-redirect-away', first(to('https://www.example.org/'), body('<html>'))],
  ])('V-F10: hint %s', async (hint, serve) => {
    expect((await check(serve)).hints).toContain(hint);
  });

  it('V-F10: the value of an earlier challenge is known by its hash', async () => {
    const { sighting } = await check(body('older'));
    const earlier = [{ hash: valueHash('older'), createdAt: new Date('2026-11-03T12:00:00Z') }];
    expect(fileHints({ value, sighting, verdict: { code: 'file-mismatch' }, earlier })).toMatchObject([
      { code: 'file-old-value', severity: 'info', params: { date: '2026-11-03' } },
    ]);
  });

  it.each([`${fileName}.txt`, fileName.replace('.txt', '')])('V-F10: the file is there as %s', async (slip) => {
    const serve: RequestListener = ({ url }, response) => {
      if (url?.endsWith(`/${slip}`)) response.end(value);
      else response.writeHead(404).end();
    };
    const { is } = await check(serve);
    expect(is).toBe('file-status');
    const hints = await downloadNameHints(value, asked());
    expect(hints).toMatchObject([{ code: 'file-download-name', found: slip, expected: fileName }]);
  });

  it('V-F10: a pass has no hints, but what it forgives is noted', async () => {
    const { hints, findings } = await check(body(`\u{feff}${value}\n`));
    expect(hints).toEqual([]);
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'info file-charset',
      'info file-extra',
    ]);
  });

  it('V-F10: of a page its title and its start are told, as text that moves no cursor', async () => {
    const { findings } = await check(body('<title>Log\u202e in</title>\u001b[2J<script>alert(1)</script>'));
    expect(findings).toMatchObject([{ code: 'file-html', params: { title: 'Log\\u{202e} in', reason: 'title' } }]);
    expect(findings[0]?.found).toContain('\\u{1b}[2J<script>');
  });

  it('V-F10: of a status the server’s name is told', async () => {
    const { findings } = await check(body('', { server: 'nginx/1.29' }, 403));
    expect(findings[0]?.params).toMatchObject({ status: 403, server: 'nginx/1.29' });
  });

  it('the value is in no finding that comes of another body', async () => {
    for (const serve of [body('other'), body('<html>'), body('', {}, 404), to('ftp://x.org/')])
      expect(JSON.stringify((await check(serve)).findings)).not.toContain(value);
  });
});
