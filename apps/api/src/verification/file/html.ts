import { readable, shown } from './bare-text';

const isHtmlType = (contentType: string | null) =>
  /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '');

/** A page for people: a log-in, a parked domain, an error with status 200. */
export const looksLikeHtml = (bare: string, contentType: string | null): boolean =>
  bare.startsWith('<') || isHtmlType(contentType);

/** The title of a page, for people to recognise it by. */
export function titleOf(bodyBytes: string | null): string | null {
  const [, title] = /<title[^>]{0,100}>([^<]{1,1000})/i.exec(readable(bodyBytes)) ?? [];
  const one = title?.replace(/\s+/g, ' ').trim() ?? '';
  return one === '' ? null : shown(one);
}
