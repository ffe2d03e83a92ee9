import { type RequestListener, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What a site is asked for, and what should be there. */
export interface Asked {
  readonly host: string;
  readonly path: string;
  readonly value: string;
  /** What stands for port 443. */
  readonly https: number;
}
export interface FileRow {
  readonly what: string;
  readonly serve: (asked: Asked) => RequestListener;
  /** Null passes. */
  readonly code: string | null;
  readonly hint?: string;
  /** A host has two addresses of which the first is dead. */
  readonly firstDead?: true;
}

const text = (response: ServerResponse, body: string | Buffer, more: Record<string, string> = {}, status = 200) =>
  response.writeHead(status, { 'content-type': 'text/plain', ...more }).end(body);
const atPath =
  (path: string, answer: RequestListener): RequestListener =>
  (request, response) => {
    if (request.url === path) answer(request, response);
    else response.writeHead(404).end();
  };
const always =
  (body: (asked: Asked) => string | Buffer, more: Record<string, string> = {}) =>
  (asked: Asked) =>
    atPath(asked.path, (_, response) => text(response, body(asked), more));
const status = (code: number) => (): RequestListener => (_, response) => response.writeHead(code).end();
const to =
  (location: (asked: Asked) => string, code = 302) =>
  (asked: Asked): RequestListener =>
  (_, response) =>
    response.writeHead(code, { location: location(asked) }).end();

/** So many steps, counted in the query, then the value. */
const steps =
  (count: number) =>
  ({ path, value }: Asked): RequestListener =>
  (request, response) => {
    const step = Number(new URL(request.url ?? '', 'http://x').searchParams.get('step') ?? 0);
    if (step < count) response.writeHead(302, { location: `${path}?step=${step + 1}` }).end();
    else text(response, value);
  };

const overHttps =
  ({ host, path, value, https }: Asked): RequestListener =>
  (request, response) => {
    if (request.socket.localPort === https) text(response, value);
    else response.writeHead(301, { location: `https://${host}${path}` }).end();
  };

const drip =
  ({ value }: Asked): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    const letters = Array.from(value);
    const timer = setInterval(() => {
      const letter = letters.shift();
      if (letter === undefined) response.end();
      else response.write(letter);
    }, 1000);
    response.on('close', () => {
      clearInterval(timer);
    });
  };

const megabyte = Buffer.alloc(2 ** 20, 'x');
const flood = (): RequestListener => (_, response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  let sent = 0;
  const more = () => {
    while (sent++ < 11 && !response.destroyed) if (!response.write(megabyte)) return void response.once('drain', more);
    response.end();
  };
  more();
};

const twiceNamed = ({ path, value }: Asked) => atPath(`${path}.txt`, (_, response) => text(response, value));
const mark = Buffer.from([0xef, 0xbb, 0xbf]);
const utf16 = (value: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(value, 'utf16le')]);
const page = ({ value }: Asked) => `<!doctype html><title>Sign in</title><p>${value}</p>`;

const pass = (what: string, serve: FileRow['serve'], more: Partial<FileRow> = {}): FileRow => ({
  what,
  serve,
  code: null,
  ...more,
});
const fails =
  (code: string) =>
  (what: string, serve: FileRow['serve'], hint?: string): FileRow => ({
    what,
    serve,
    code,
    ...(hint !== undefined && { hint }),
  });
const redirect = fails('file-redirect-refused');
const refused = fails('file-address-refused');

export const fileRows: readonly FileRow[] = [
  pass(
    'the value',
    always(({ value }) => value),
  ),
  pass(
    'with a mark of UTF-8 and a new line',
    always(({ value }) => Buffer.concat([mark, Buffer.from(`${value}\n`)])),
  ),
  pass('over https, where http leads', overHttps),
  pass('after ten redirects', steps(10)),
  pass(
    'on the second address, the first being dead',
    always(({ value }) => value),
    { firstDead: true },
  ),
  fails('file-html')('a page with status 200', always(page, { 'content-type': 'text/html' })),
  fails('file-mismatch')(
    'inside more text',
    always(({ value }) => `proof: ${value}`),
    'file-extra',
  ),
  fails('file-mismatch')(
    'in UTF-16',
    always(({ value }) => utf16(value)),
    'file-charset',
  ),
  fails('file-status')('named .txt.txt', twiceNamed, 'file-download-name'),
  fails('file-status')('204', status(204)),
  fails('file-status')('404', status(404)),
  fails('file-encoded')(
    'by gzip',
    always(({ value }) => gzipSync(value), { 'content-encoding': 'gzip' }),
  ),
  fails('file-too-large')('11 MB', flood),
  fails('file-too-slow')('one byte a second', drip),
  redirect(
    '303',
    to(({ path }) => `${path}?again`, 303),
  ),
  redirect(
    'a loop',
    to(({ path }) => path),
  ),
  redirect('eleven redirects', steps(11)),
  redirect(
    'to ftp:',
    to(({ host, path }) => `ftp://${host}${path}`),
  ),
  redirect(
    'to port 8443',
    to(({ host, path }) => `https://${host}:8443${path}`),
  ),
  redirect(
    'to 127.0.0.1',
    to(({ path }) => `http://127.0.0.1${path}`),
  ),
  redirect(
    'to a user',
    to(({ host, path }) => `http://user@${host}${path}`),
  ),
  refused(
    'to a name whose address is loopback',
    to(({ path }) => `http://loopback.ssrf.lab${path}`),
  ),
  refused(
    'to a name whose address tells secrets of clouds',
    to(({ path }) => `http://metadata.ssrf.lab${path}`),
  ),
];
