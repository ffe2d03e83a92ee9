/** How a zone is signed. Seconds count from the moment of building. */
export interface Signing {
  readonly alg: string;
  readonly nsec3?: boolean;
  readonly optout?: boolean;
  readonly iterations?: number;
  readonly start?: number;
  readonly end?: number;
}

/** What is done to a zone after it was signed: types are dropped with their signatures, signatures are dropped or spoilt. */
export interface Damage {
  readonly drop?: readonly string[];
  readonly dropRrsig?: readonly string[];
  readonly flipRrsig?: readonly string[];
}

/** What the parent says about the keys of a zone. */
export type Delegation =
  'good' | 'none' | 'wrong' | 'good+wrong' | { readonly digestType: number } | { readonly algorithm: number };

/** Servers of `misbehaving/name-servers.ts` that stand in for a zone's own. */
export type NameServerFault = 'servfail' | 'refused' | 'silent' | 'rebind' | 'lame' | 'flaky' | 'raw';

export interface Zone {
  readonly name: string;
  /** Zone file lines below its SOA. */
  readonly lines: (name: string) => readonly string[];
  /** Absent: unsigned. */
  readonly sign?: Signing;
  readonly ds?: Delegation;
  readonly after?: Damage;
  readonly fault?: NameServerFault;
  /** Has keys and a DS in its parent, and is served without signatures all the same. */
  readonly serveUnsigned?: boolean;
  /** The resolver asks a second server, which never gets what `set` adds. */
  readonly lagging?: boolean;
  readonly serial?: number;
  readonly ns?: readonly string[];
}

export const fileOf = (zone: string) => (zone === '.' ? 'root' : zone);
export const dotted = (zone: string) => (zone === '.' ? '.' : `${zone}.`);

/** The file from which a zone is served. */
export const servedFrom = (zone: Zone) => fileOf(zone.name) + (isServedSigned(zone) ? '.signed' : '');
export const isServedSigned = (zone: Zone) => zone.sign !== undefined && !zone.serveUnsigned;
