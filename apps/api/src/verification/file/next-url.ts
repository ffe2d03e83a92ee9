import { isIP } from 'node:net';
import type { CheckPorts, FileAsked, FileHop, Scheme } from './sighting';

const followed = [301, 302, 307, 308];
const MOST_REDIRECTS = 10;
const LONGEST = 2000;

/** What a redirect may not do (TLS BR 3.2.2.4.18). */
export type RedirectRule =
  'status' | 'no-location' | 'unreadable' | 'scheme' | 'userinfo' | 'host' | 'port' | 'too-long' | 'loop' | 'too-many';
export type Next = { readonly url: string } | { readonly refused: RedirectRule } | null;

export const urlOf = ({ name, path }: FileAsked, scheme: Scheme): string => `${scheme}://${name}${path}`;

/** Where the last answer sends us on; null: nowhere, it is the end. By what was seen alone, so that evidence can be walked again. */
export function nextUrl(hops: readonly FileHop[], ports: CheckPorts): Next {
  const { url = '', status = null, location = null } = hops.at(-1) ?? {};
  if (status === null || status < 300 || status > 399) return null;
  if (!followed.includes(status)) return location === null && status !== 303 ? null : { refused: 'status' };
  if (location === null || location === '') return { refused: 'no-location' };
  if (!URL.canParse(location, url)) return { refused: 'unreadable' };

  const next = new URL(location, url);
  next.hash = '';
  const refused = urlFault(next, ports);
  if (refused) return { refused };
  next.port = String(standardPort(next, ports)); // what stands for 80 and 443 is not part of what was seen
  if (hops.some((hop) => hop.url === next.href)) return { refused: 'loop' };
  if (hops.filter((hop) => hop.status !== null).length > MOST_REDIRECTS) return { refused: 'too-many' };
  return { url: next.href };
}

function urlFault(url: URL, ports: CheckPorts): RedirectRule | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme';
  if (url.username !== '' || url.password !== '') return 'userinfo';
  if (!isDnsName(url.hostname)) return 'host';
  if (standardPort(url, ports) === null) return 'port';
  if (url.pathname.length + url.search.length > LONGEST) return 'too-long';
  return null;
}

/** A host of the public tree, as the URL parser writes it: what is an IP address in any of its forms is one by now. */
export const isDnsName = (host: string): boolean =>
  host.length <= 253 &&
  isIP(host) === 0 &&
  /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/.test(host);

/** 80 and 443 and what stands for them; without a port the scheme's. */
function standardPort({ port, protocol }: URL, ports: CheckPorts): 80 | 443 | null {
  const asked = port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port);
  if (asked === 80 || asked === ports.http) return 80;
  return asked === 443 || asked === ports.https ? 443 : null;
}

/** The port to connect for an address that passed. */
export const portOf = (url: URL, ports: CheckPorts): number =>
  standardPort(url, ports) === 443 ? ports.https : ports.http;
