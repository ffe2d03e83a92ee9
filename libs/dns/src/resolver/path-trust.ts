import { BlockList, isIP } from 'node:net';
import type { DnsServer } from '../ask/dns-server';

/** Whoever sits on the path of plain DNS can set the AD bit: it counts over loopback, a path that the operator trusts, or TLS (V-R7). */
export class PathTrust {
  private readonly trusted = new BlockList();

  /** Addresses and ranges (DNS_TRUSTED). */
  constructor(ranges: readonly string[]) {
    for (const range of ['127.0.0.0/8', '::1/128', ...ranges]) {
      const [address = '', bits] = range.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      this.trusted.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
    }
  }

  /** A name says nothing about the path: only "localhost" is known to stay here. */
  of(server: DnsServer): boolean {
    if (server.transport === 'doh' || server.host === 'localhost') return true;
    const version = isIP(server.host);
    return version !== 0 && this.trusted.check(server.host, version === 6 ? 'ipv6' : 'ipv4');
  }
}
