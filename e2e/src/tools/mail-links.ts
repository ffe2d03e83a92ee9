import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Mail } from './mail';

const folder = join(import.meta.dirname, '../../../apps/api/src/mail/templates');
const ending = '.text.hbs';

/** Each kind of mail that the product can send, by the heading that its text begins with. */
const headings = new Map(
  globSync(`*${ending}`, { cwd: folder }).map((file) => [
    readFileSync(join(folder, file), 'utf8').split('\n')[0]!,
    basename(file, ending),
  ]),
);
export const kindsOfMail: readonly string[] = [...headings.values()].sort();

export function kindOf({ text, subject }: Mail): string {
  const kind = headings.get(text.split('\n')[0]!);
  if (kind === undefined) throw new Error(`A mail of an unknown kind: ${subject}`);
  return kind;
}

/** Every address that a machine finds in a mail, whichever part it reads. */
export function linksOf({ text, html }: Mail): string[] {
  const inText = text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const inHtml = [...(html ?? '').matchAll(/\b(?:href|src|action|background)\s*=\s*["']([^"']+)["']/g)].map(
    ([, url]) => url!,
  );
  return [...new Set([...inText, ...inHtml])].filter((url) => /^https?:/.test(url));
}
