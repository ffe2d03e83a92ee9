/** The types of record that ownership verification asks for. */
export const recordTypes = ['A', 'AAAA', 'CAA', 'CNAME', 'DNSKEY', 'DS', 'NS', 'SOA', 'TXT'] as const;
export type RecordType = (typeof recordTypes)[number];

/** A name in A-labels, lower case, without its final dot; "." is the root. Class is always IN. */
export interface Question {
  readonly name: string;
  readonly type: RecordType;
}

/**
 * Why an exchange has no answer that counts: nobody answered in time, the server can't be reached, what came can't be read to its last byte or
 * answers another question (RFC 5452 §9) or is more than the check may hear, or so much that was not asked for came that UDP was given up.
 * `untrusted`: the server was not asked, for its answer could be changed on the way (V-R7).
 */
export type ExchangeFault = 'timeout' | 'unreachable' | 'unreadable' | 'mismatch' | 'untrusted';

/** One message to one server and what came back, byte by byte. Evidence is made of these: every verdict follows from them alone. */
export interface Exchange {
  readonly question: Question;
  /** Asked with CD=1: what the resolver has, validated or not (RFC 4035 §3.2.2). Its AD bit says nothing. */
  readonly cd: boolean;
  /** "127.0.0.1:53", "[2001:db8::1]:53", "tcp://127.0.0.1:53" or the address of a DoH server. */
  readonly server: string;
  readonly transport: 'udp' | 'tcp' | 'doh';
  readonly sentAt: Date;
  readonly rttMs: number;
  readonly request: Uint8Array;
  /** The bytes that counted, or the last ones that did not; null where nothing came, or more than the check may hear. */
  readonly response: Uint8Array | null;
  readonly fault: ExchangeFault | null;
  /** 1 for the first look, 2 for its one retry. */
  readonly try: number;
}
