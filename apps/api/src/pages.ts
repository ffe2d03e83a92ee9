import files from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pagePolicy } from './security-headers';

const API = /^\/(api|healthz|readyz|problems|pki|dev)(\/|\?|$)/;
const FILE = /\.[a-z\d]{2,5}(\?|$)/i;
const rightToLeft = ['ar'];
const languages = ['en'];
const themes = ['light', 'dark'];

/** The portal: its files, named by their content and kept for a year, and one page for every address that is neither file nor API. */
export async function servePages(app: NestFastifyApplication, web: string): Promise<void> {
  const index = join(web, 'index.html');
  if (!existsSync(index)) return;
  const html = readFileSync(index, 'utf8');
  await app.register(files, {
    root: web,
    index: false,
    wildcard: false,
    acceptRanges: false,
    immutable: true,
    maxAge: '1y',
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request, reply) => {
      if (API.test(request.url) || FILE.test(request.url)) {
        reply.callNotFound();
        return reply;
      }
      return sendPage(html, request, reply);
    });
}

function sendPage(html: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(18).toString('base64');
  return reply
    .headers({
      'content-security-policy': pagePolicy(nonce),
      'cache-control': 'no-store',
      vary: 'Cookie, Accept-Language',
    })
    .type('text/html; charset=utf-8')
    .send(stamp(html.replaceAll('CSP_NONCE', nonce), request));
}

/** Language and theme stand in the page from its first byte: no flash of the wrong one. Only known words get in. */
export function stamp(html: string, { cookies, headers }: Pick<FastifyRequest, 'cookies' | 'headers'>): string {
  const language = languages.find((one) => one === cookies['language']) ?? spoken(headers['accept-language']) ?? 'en';
  const theme = themes.find((one) => one === cookies['theme']);
  const direction = rightToLeft.includes(language) ? 'rtl' : 'ltr';
  return html
    .replace(/<html [^>]*>/, `<html lang="${language}" dir="${direction}"${theme ? ` data-theme="${theme}"` : ''}>`)
    .replace('content="light dark"', `content="${theme ?? 'light dark'}"`);
}

const spoken = (accepted: string | undefined) =>
  accepted
    ?.split(',')
    .map((one) => one.trim().slice(0, 2).toLowerCase())
    .find((one) => languages.includes(one));
