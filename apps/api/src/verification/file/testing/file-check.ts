import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { outboundRules } from '../../../shared/outbound/outbound-rules';
import { newChallengeValue, newFileName } from '../../methods/challenge-value';
import { filePath } from '../../methods/domain-instructions';
import { fetchProof, type FileFetch } from '../fetch-proof';
import { fileHints } from '../file-hints';
import { judgeFile } from '../judge-file';
import { fakeLook, type Zone } from './fake-look';
import { web, WEB, type Web } from './web';

export const NAME = 'x.example.org';
export const value = newChallengeValue();
export const fileName = newFileName(value);
export const path = filePath(fileName);
export const names: Zone = { [NAME]: [WEB], 'www.example.org': [WEB], 'inside.example.org': ['127.0.0.1'] };

export let site: Web;

/** For one spec file: a web server, and a canary beside it. */
export function withSite(): void {
  beforeAll(async () => {
    site = await web();
  });
  afterAll(() => site.close());
  beforeEach(() => {
    site.heard.length = 0;
    site.caught.length = 0;
  });
}

type Given = Partial<FileFetch> & { zone?: Zone };
export const asked = (given: Given = {}): FileFetch => ({
  ...{ name: NAME, path, scheme: 'http', ports: site.ports },
  look: fakeLook({ ...names, ...given.zone }).look,
  refusalOf: outboundRules([`${WEB}/32`]),
  ...given,
});

/** What comes of one check, and that nobody went where nobody may go. */
export async function check(serve: RequestListener, given: Given = {}) {
  site.serve = serve;
  const sighting = await fetchProof(asked(given));
  const { outcome, code, findings } = judgeFile({ value, sighting });
  const hints = fileHints({ value, sighting, verdict: { code }, earlier: [] }).map((hint) => hint.code);
  expect(site.caught).toEqual([]);
  return { is: code ?? outcome, outcome, findings, hints, sighting };
}

export const body =
  (content: string | Buffer, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(content);
  };
export const served = body(value);
export const to =
  (location: string, status = 301): RequestListener =>
  (_, response) => {
    response.writeHead(status, { location }).end();
  };
/** The first answer, then another one. */
export const first = (one: RequestListener, then: RequestListener): RequestListener => {
  let count = 0;
  return (request, response) => {
    (count++ === 0 ? one : then)(request, response);
  };
};
