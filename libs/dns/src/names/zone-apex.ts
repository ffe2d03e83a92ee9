import type { DnsMessage } from '../wire/message';

export interface ZoneApex {
  readonly name: string;
  readonly serial: number;
  /** How long resolvers remember that something is absent, in seconds (RFC 2308 §5). */
  readonly absence: number;
}

/** The zone that an absence comes from: its SOA stands in the authority section; that of a question for SOA in the answer. */
export function zoneApex(message: DnsMessage | null): ZoneApex | null {
  for (const { name, ttl, data } of [...(message?.authority ?? []), ...(message?.answer ?? [])])
    if (data.kind === 'soa') return { name, serial: data.serial, absence: Math.min(ttl, data.minimum) };
  return null;
}
