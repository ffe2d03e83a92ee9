import type { DnssecState, Finding, Lookup } from '@countersign/dns';
import type { FileSighting } from '../file/sighting';
import type { CheckTerms } from '../subject';

/** How a check is looked at. The names of domain proofs are those that CAA records may ask for (RFC 8657 §4). */
export const lookMethods = ['ca-dns-txt', 'ca-http-file', 'caa', 'dnssec'] as const;
export type LookMethod = (typeof lookMethods)[number];

/** A value is known by its SHA-256 (hex); in clear only while it is looked for, to tell a mistake by it. */
export interface LookedFor {
  readonly hash: string;
  readonly value: string | null;
  readonly fileName: string | null;
}

/** What is looked for, and by which terms it is judged. */
export interface LookTerms extends CheckTerms {
  readonly method: LookMethod;
  readonly identifier: string;
  /** What is published for us, as a TXT record or a file. Null where nothing is. */
  readonly challenge: LookedFor | null;
  /** How this domain is proven in this subject: CAA records may ask for one (RFC 8657 §4). */
  readonly methodsUsed: readonly string[];
  /** The installation lets a CAA look-up that failed outside pass where the zone is proven unsigned (S/MIME BR 4.2.2.1). */
  readonly passOnFailure: boolean;
}

/** The file's exchanges; its look-ups stand with the others. */
export type HttpSighting = Omit<FileSighting, 'lookups'>;

/** What one look saw. The verdict follows from this and the terms alone. */
export interface Sighting {
  readonly startedAt: Date;
  /** When the last answer that the verdict rests on was there: ages count from here. */
  readonly answeredAt: Date;
  /** What the verdict rests on. */
  readonly lookups: readonly Lookup[];
  /** What was asked beyond it, to explain: never a proof. */
  readonly explaining: readonly Lookup[];
  readonly http: HttpSighting | null;
  /** Answered by the demo zones: nothing that anybody may rely on. */
  readonly demo: boolean;
}

/** The state of DNSSEC as one look met it, and where it breaks. */
export interface DnssecSighting {
  readonly state: DnssecState;
  readonly code: string | null;
  readonly brokenAt: string | null;
  readonly findings: readonly Finding[];
}

/** What follows from a sighting. */
export interface Judgement {
  readonly outcome: 'pass' | 'fail' | 'error';
  /** Null on a pass. */
  readonly code: string | null;
  readonly provedName: string | null;
  readonly details: readonly Finding[];
  readonly dnssec: DnssecSighting;
  /** The look-ups that count: of a climb those at or below the deciding set. The state of DNSSEC is theirs. */
  readonly counted: readonly Lookup[];
  /** How long it counts, where the answer itself says so. */
  readonly validSeconds: number | null;
}
