import type { fileInstructions as fileShape, txtInstructions as txtShape } from '@countersign/contracts';
import { getDomain } from 'tldts';
import type * as z from 'zod';

const FOLDER = '/.well-known/pki-validation/';
const LABEL = '_ra-challenge';
/** Short, so that a slip is forgotten soon. */
const TTL = 300;

export const filePath = (fileName: string): string => FOLDER + fileName;

/** What to put on the web server of exactly this name (TLS BR 3.2.2.4.18). */
export function fileInstructions(
  name: string,
  fileName: string,
  value: string,
  expiresAt: Date,
): z.infer<typeof fileShape> {
  const path = filePath(fileName);
  const urls = [`http://${name}${path}`, `https://${name}${path}`];
  return { urls, path, fileName, content: value, expiresAt: expiresAt.toISOString() };
}

/** What to put into the DNS: it proves the base and all names below it (TLS BR 3.2.2.4.7). */
export function txtInstructions(base: string, value: string, expiresAt: Date): z.infer<typeof txtShape> {
  const name = `${LABEL}.${base}`;
  const zoneLine = `${name}. ${TTL} IN TXT "${value}"`;
  return {
    name,
    relativeName: relativeName(name, base),
    type: 'TXT',
    value,
    zoneLine,
    expiresAt: expiresAt.toISOString(),
  };
}

/** As the forms of most providers take it: without the domain that was registered, which they append by themselves. */
function relativeName(name: string, base: string): string {
  const registered = getDomain(base);
  return registered === null ? LABEL : name.slice(0, -registered.length - 1);
}
