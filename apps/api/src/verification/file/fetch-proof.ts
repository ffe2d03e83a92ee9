import type { Look, Lookup } from '@countersign/dns';
import { openPinned, OutboundRefused } from '../../shared/outbound/open-pinned';
import type { RefusalOf } from '../../shared/outbound/outbound-rules';
import { addressesOf, byTurns, worstOf } from './addresses-of';
import { errorCode } from './error-code';
import { isDnsName, nextUrl, portOf, urlOf } from './next-url';
import { readPage, type Page } from './read-page';
import type { CheckPorts, FileAsked, FileFault, FileHop, FileSighting } from './sighting';

export const fileLimits = { totalMs: 10_000, connectMs: 3_000, headerBytes: 16_384, bodyBytes: 10_000, addresses: 4 };

export interface FileFetch extends FileAsked {
  readonly look: Look;
  readonly refusalOf: RefusalOf;
  readonly ports: CheckPorts;
  readonly limits?: typeof fileLimits;
}

/** Goes for the file as anybody on the internet would, and writes down what it saw. It decides nothing: `judgeFile` does. */
export async function fetchProof(fetch: FileFetch): Promise<FileSighting> {
  const stop = new AbortController();
  const timer = setTimeout(
    () => {
      stop.abort();
    },
    (fetch.limits ?? fileLimits).totalMs,
  );
  try {
    return await new Walk(fetch, stop.signal).run();
  } finally {
    clearTimeout(timer);
    stop.abort(); // whatever is still open
  }
}

type Visit = { hop: FileHop; fault: FileFault | null; body?: Buffer | null; connected: boolean };
type Resolved = { lookups: readonly Lookup[]; fault: FileFault | null };

const slow: FileFault = { code: 'file-too-slow', reason: 'total' };
const emptyHop = (url: URL): FileHop => ({
  url: url.href,
  addressesSeen: [],
  addressRefused: [],
  refusal: null,
  tried: [],
  addressUsed: null,
  status: null,
  location: null,
  tls: null,
  server: null,
  contentType: null,
});

class Walk {
  private readonly hops: FileHop[] = [];
  /** Each name is resolved once, whatever its time to live: what was judged is what is used. */
  private readonly resolved = new Map<string, Promise<Resolved>>();
  private readonly lookups: Lookup[] = [];
  private readonly limits: typeof fileLimits;

  constructor(
    private readonly fetch: FileFetch,
    private readonly signal: AbortSignal,
  ) {
    this.limits = fetch.limits ?? fileLimits;
  }

  async run(): Promise<FileSighting> {
    const { name, path, scheme, ports } = this.fetch;
    const { fault, body = null } = await this.walk();
    const bodyBytes = body?.toString('base64') ?? null;
    return { name, path, scheme, ports, hops: this.hops, bodyBytes, fault, lookups: this.lookups };
  }

  private async walk(): Promise<Pick<Visit, 'fault' | 'body'>> {
    let url = urlOf(this.fetch, this.fetch.scheme);
    for (;;) {
      const { hop, fault, body = null, connected } = await this.visit(new URL(url));
      this.hops.push(hop);
      if (fault?.code === 'file-unreachable' && !connected && this.mayTryHttps()) {
        url = urlOf(this.fetch, 'https');
        continue;
      }
      if (fault) return { fault, body };
      const next = nextUrl(this.hops, this.fetch.ports);
      if (next === null) return { fault: null, body };
      if ('refused' in next) return { fault: { code: 'file-redirect-refused', reason: next.refused } };
      url = next.url;
    }
  }

  private readonly mayTryHttps = () =>
    this.hops.length === 1 && this.fetch.scheme === 'http' && (this.hops[0]?.tried.length ?? 0) > 0;

  private async visit(url: URL): Promise<Visit> {
    const hop = emptyHop(url);
    if (!isDnsName(url.hostname))
      return { hop, connected: false, fault: { code: 'file-address-refused', reason: url.hostname } };
    const { lookups, fault } = await this.resolve(url.hostname);
    if (fault) return { hop, fault, connected: false };

    const addressesSeen = [...new Set(lookups.flatMap(addressesOf))];
    const judged = addressesSeen.map((address) => ({ address, refusal: this.fetch.refusalOf(address) }));
    const refused = judged.filter(({ refusal }) => refusal !== null);
    const seen = {
      ...hop,
      addressesSeen,
      addressRefused: refused.map(({ address }) => address),
      refusal: refused[0]?.refusal ?? null,
    };
    const open = byTurns(judged.filter(({ refusal }) => refusal === null).map(({ address }) => address));
    if (open.length > 0) return this.connect(url, seen, open.slice(0, this.limits.addresses));
    const { refusal } = seen;
    return {
      hop: seen,
      connected: false,
      fault: refusal
        ? { code: 'file-address-refused', reason: refusal.range }
        : { code: 'file-unreachable', reason: 'no-address' },
    };
  }

  private async connect(url: URL, hop: FileHop, addresses: readonly string[]): Promise<Visit> {
    const { fetch, limits, signal } = this;
    const port = portOf(url, fetch.ports);
    const tls = url.protocol === 'https:' ? { servername: url.hostname } : null;
    const tried: { address: string; error: string }[] = [];
    for (const address of addresses) {
      try {
        const socket = await openPinned({ address, port, tls }, { ...limits, refusalOf: fetch.refusalOf, signal });
        const page = await readPage(socket, url, limits, signal);
        return visited({ ...hop, tried, addressUsed: address }, page);
      } catch (error) {
        if (signal.aborted) return { hop: { ...hop, tried }, fault: slow, connected: false };
        if (error instanceof OutboundRefused)
          return { hop, fault: { code: 'file-address-refused', reason: error.refusal.range }, connected: false };
        tried.push({ address, error: errorCode(error) });
      }
    }
    const reason = tried.at(-1)?.error ?? 'unknown';
    return { hop: { ...hop, tried }, fault: { code: 'file-unreachable', reason }, connected: false };
  }

  private resolve(host: string): Promise<Resolved> {
    const known = this.resolved.get(host) ?? this.ask(host);
    this.resolved.set(host, known);
    return known;
  }

  /** Both families side by side. A bogus answer to either stops, and so does one that did not come. */
  private async ask(name: string): Promise<Resolved> {
    const asked = Promise.all([this.fetch.look({ name, type: 'AAAA' }), this.fetch.look({ name, type: 'A' })]);
    const lookups = await unlessAborted(asked, this.signal);
    if (lookups === null) return { lookups: [], fault: slow };
    this.lookups.push(...lookups);
    const worst = worstOf(lookups);
    return { lookups, fault: worst ? { code: worst.fault ?? 'dns-unreadable', reason: worst.rcode } : null };
  }
}

const visited = (hop: FileHop, { body, fault, ...seen }: Page): Visit => ({
  hop: { ...hop, ...seen },
  fault,
  body,
  connected: true,
});

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const aborted = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(null);
    });
  });
  return Promise.race([work, aborted]);
}
