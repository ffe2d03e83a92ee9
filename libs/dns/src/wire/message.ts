/** RFC 8914. `text` is the server's: data, never a command. */
export interface ExtendedError {
  readonly code: number;
  readonly text: string;
}

/** One record as it stood in the message. `name` is in lower case without its final dot. */
export interface DnsRecord {
  readonly name: string;
  /** "CAA", "TXT" …, or "TYPE64" for what has no name here. */
  readonly type: string;
  readonly ttl: number;
  /** The bytes as they came. Names inside may be compressed: `data` has them in full. */
  readonly rdata: Uint8Array;
  readonly data: RecordData;
}

/** What can be read of RDATA. CAA is not here: it is read from `rdata` by `caa/`, so that no unreadable record gets lost. */
export type RecordData =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'name'; readonly target: string }
  | { readonly kind: 'text'; readonly strings: readonly Uint8Array[] }
  | { readonly kind: 'soa'; readonly mname: string; readonly serial: number; readonly minimum: number }
  | { readonly kind: 'ds'; readonly keyTag: number; readonly algorithm: number; readonly digestType: number }
  | { readonly kind: 'dnskey'; readonly flags: number; readonly algorithm: number; readonly keyTag: number }
  | {
      readonly kind: 'rrsig';
      readonly covers: string;
      readonly algorithm: number;
      readonly keyTag: number;
      readonly signer: string;
      readonly inception: Date;
      readonly expiration: Date;
    }
  | { readonly kind: 'nsec'; readonly next: string; readonly types: readonly string[] }
  | { readonly kind: 'nsec3'; readonly iterations: number; readonly optOut: boolean; readonly types: readonly string[] }
  | { readonly kind: 'opaque' };

/** An answer that could be read to its last byte. */
export interface DnsMessage {
  readonly id: number;
  readonly rcode: string;
  readonly aa: boolean;
  readonly tc: boolean;
  readonly ad: boolean;
  readonly cd: boolean;
  readonly answer: readonly DnsRecord[];
  readonly authority: readonly DnsRecord[];
  readonly additional: readonly DnsRecord[];
  readonly ede: readonly ExtendedError[];
}
