import { isIP } from 'node:net';

/** A resolver. `text` is its name everywhere: in evidence, on screens, in the log. */
export type DnsServer =
  | { readonly text: string; readonly transport: 'udp' | 'tcp'; readonly host: string; readonly port: number }
  | { readonly text: string; readonly transport: 'doh'; readonly url: URL };

/** One entry of DNS_SERVERS: host, host:port, [address of IPv6]:port, tcp:// before either, or https://… Throws for anything else. */
export function parseServer(text: string): DnsServer {
  if (/^https:\/\//i.test(text)) return overHttps(text);
  const [, scheme, place = ''] = /^(tcp:\/\/)?(.*)$/i.exec(text) ?? [];
  const { host, port } = hostAndPort(place) ?? wrong(text);
  const transport = scheme ? 'tcp' : 'udp';
  const where = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  return { text: scheme ? `tcp://${where}` : where, transport, host, port };
}

function overHttps(text: string): DnsServer {
  const url = URL.canParse(text) ? new URL(text) : wrong(text);
  if (url.username || url.password || url.hash) wrong(text);
  return { text: url.href, transport: 'doh', url };
}

function hostAndPort(place: string): { host: string; port: number } | undefined {
  if (isIP(place) === 6) return { host: place.toLowerCase(), port: 53 };
  const [, inBrackets, plain, given = '53'] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(place) ?? [];
  const host = (inBrackets ?? plain ?? '').toLowerCase();
  const port = Number(given);
  const isHost = inBrackets === undefined ? isIP(host) === 4 || isHostName(host) : isIP(host) === 6;
  return isHost && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

/** The last label of a name is no number: "1.2.3" and "127.1" are mistyped addresses. */
const isHostName = (host: string): boolean =>
  host.length <= 253 && /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(host);

function wrong(text: string): never {
  throw new Error(
    `No name server: "${text.slice(0, 200)}". Expected host, host:port, [IPv6]:port, tcp://host:port or https://…`,
  );
}
