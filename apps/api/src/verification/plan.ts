import type { CheckKind, DomainMethod, ValidationType } from '@countersign/contracts';
import { isBelow } from '@countersign/pki';
import { rule } from '@countersign/rules';

const day = 86_400_000;
/** For profiles that no public root stands behind the Baseline Requirements set no limit; ours is that of domains. */
const longestPrivateReuse = 398;

/** A proof that an enterprise obtained earlier, whoever asked for it. */
export interface Proof {
  readonly id: string;
  readonly kind: 'mailbox' | 'txt' | 'file';
  readonly identifier: string;
  readonly obtainedAt: Date;
  readonly evidenceId: string;
  /** It was read as strictly as a public root asks for: no demo, no path that others can write on. */
  readonly forPublic: boolean;
}

/** A domain that an operator approved for the enterprise. */
export interface ApprovedDomain {
  readonly name: string;
  /** Proven by a file: this one name alone (TLS BR 3.2.2.4.18). By TXT: what lies below it too. */
  readonly exact: boolean;
  readonly active: boolean;
  readonly verified: boolean;
  readonly verifiedAt: Date;
  readonly validUntil: Date;
  /** As of a proof. */
  readonly forPublic: boolean;
}

export interface ProofRules {
  readonly publiclyTrusted: boolean;
  readonly mailboxValidityDays: number;
  readonly domainValidityDays: number;
  readonly domainMethods: readonly DomainMethod[];
}

export interface PlanInput {
  readonly type: ValidationType;
  /** As `parseEmail` writes them: A-labels, lower case. */
  readonly emails: readonly string[];
  readonly dnsNames: readonly string[];
  readonly caaOn: boolean;
  readonly mpicOn: boolean;
  readonly domains: readonly ApprovedDomain[];
  readonly proofs: readonly Proof[];
  readonly profile: ProofRules;
  /** The method that was chosen where the profile offers both; TXT proves all names at once. */
  readonly domainMethod: DomainMethod | null;
  readonly now: Date;
}

/** What makes two rows the same check. `of` is the check that an mpic check belongs to. */
export interface CheckKey {
  readonly kind: CheckKind;
  readonly identifier: string;
  readonly of: 'domain' | 'caa' | null;
}

export interface WantedCheck extends CheckKey {
  readonly methods: readonly DomainMethod[];
  /** How long a proof of it counts; null where each look is a fresh one. */
  readonly validDays: number | null;
  /** What it stands on from the start; null: it needs a proof. */
  readonly born: Ground | null;
}

/** A proof of this enterprise, or a domain of it that is approved. */
export interface Ground {
  readonly obtainedAt: Date;
  readonly validUntil: Date;
  /** Of an own proof; null: of an approved domain. */
  readonly evidenceId: string | null;
  /** How a domain was proven; null: it is no domain. */
  readonly method: DomainMethod | null;
}

/** Which checks a subject needs, sorted by kind, then identifier. Pure: the same input plans the same checks. */
export function plan(input: PlanInput): WantedCheck[] {
  const domains = needsDomains(input.type) && input.dnsNames.length > 0 ? domainChecks(input) : [];
  const caa = input.caaOn ? caaChecks(input) : [];
  const looked = [...domains.filter(({ born }) => born === null), ...caa];
  const dnssec = distinct(looked.map(({ identifier }) => identifier)).map((name) => fresh('dnssec', name));
  const mpic = input.mpicOn ? looked.map((each) => fresh('mpic', each.identifier, each.kind)) : [];
  const mailboxes = needsMailboxes(input.type) ? mailboxChecks(input) : [];
  return [mailboxes, domains, caa, dnssec, mpic].flatMap(sorted);
}

const needsMailboxes = (type: ValidationType) => type === 'mailbox' || type === 'domain_mailbox';
const needsDomains = (type: ValidationType) => type === 'domain' || type === 'domain_mailbox';

/** How old a mailbox proof may be when a certificate is made (S/MIME BR 4.2.1). */
export function mailboxProofDays({ publiclyTrusted, mailboxValidityDays }: ProofRules, now: Date): number {
  const limit = publiclyTrusted ? rule('mailbox.reuse', now) / 86_400 : longestPrivateReuse;
  return Math.min(mailboxValidityDays, limit);
}

export const domainProofDays = ({ domainValidityDays }: ProofRules, now: Date): number =>
  Math.min(domainValidityDays, rule('domain.reuse', now) / 86_400);

function mailboxChecks({ emails, proofs, profile, now }: PlanInput): WantedCheck[] {
  const validDays = mailboxProofDays(profile, now);
  return distinct(emails).map((identifier) => {
    // Byte by byte, address by address: a proof of a mailbox says nothing of its neighbours or its domain.
    const own = proofs.filter((proof) => proof.kind === 'mailbox' && proof.identifier === identifier);
    return { kind: 'mailbox', identifier, of: null, methods: [], validDays, born: bornOf(own, validDays, now) };
  });
}

/**
 * TXT at the base proves all below it (TLS BR 3.2.2.4.7): one row. A file proves one name alone (3.2.2.4.18): a row for each. Where the names were
 * proven one by one already, by whatever method, nothing is left to be published and each has its row.
 */
function domainChecks({ dnsNames, profile, domainMethod, ...input }: PlanInput): WantedCheck[] {
  const { domainMethods: methods } = profile;
  const validDays = domainProofDays(profile, input.now);
  const check = (identifier: string, born: Ground | null): WantedCheck => ({
    ...{ kind: 'domain', identifier, of: null, methods, validDays, born },
  });
  const own = distinct(dnsNames).map((name) => check(name, groundOf(name, 'alone', { ...input, profile, validDays })));
  if (!methods.includes('txt') || (domainMethod === 'file' && methods.includes('file'))) return own;
  const base = baseOf(dnsNames);
  const whole = groundOf(base, 'with all below', { ...input, profile, validDays });
  return whole === null && own.every(({ born }) => born !== null) ? own : [check(base, whole)];
}

type Reach = 'alone' | 'with all below';
type Grounds = Pick<PlanInput, 'domains' | 'proofs' | 'profile' | 'now'> & { readonly validDays: number };

function groundOf(name: string, reach: Reach, { domains, proofs, profile, validDays, now }: Grounds): Ground | null {
  const counts = ({ forPublic }: { forPublic: boolean }) => forPublic || !profile.publiclyTrusted;
  const own = proofs.filter((proof) => counts(proof) && covers(proof, name, reach));
  return approvedBy(domains.filter(counts), name, reach, now) ?? bornOf(own, validDays, now);
}

const covers = ({ kind, identifier }: Proof, name: string, reach: Reach) =>
  (kind === 'txt' && isBelow(name, identifier)) || (kind === 'file' && reach === 'alone' && name === identifier);

/** The shortest name: the others end with "." and it. */
export const baseOf = (names: readonly string[]): string =>
  [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? '';

function approvedBy(domains: readonly ApprovedDomain[], name: string, reach: Reach, now: Date): Ground | null {
  const found = domains.find(
    (domain) => domain.active && domain.verified && domain.validUntil > now && coveredBy(domain, name, reach),
  );
  if (!found) return null;
  const { verifiedAt, validUntil, exact } = found;
  return { obtainedAt: verifiedAt, validUntil, evidenceId: null, method: exact ? 'file' : 'txt' };
}

const coveredBy = ({ name, exact }: ApprovedDomain, asked: string, reach: Reach) =>
  exact ? reach === 'alone' && asked === name : isBelow(asked, name);

function bornOf(proofs: readonly Proof[], validDays: number, now: Date): Ground | null {
  const newest = [...proofs].sort((a, b) => b.obtainedAt.getTime() - a.obtainedAt.getTime())[0];
  if (!newest) return null;
  const { obtainedAt, evidenceId, kind } = newest;
  const validUntil = validUntilOf(obtainedAt, validDays);
  return validUntil > now ? { obtainedAt, validUntil, evidenceId, method: kind === 'mailbox' ? null : kind } : null;
}

/** Ages count from the moment the proof was obtained. */
export const validUntilOf = (obtainedAt: Date, validDays: number): Date =>
  new Date(obtainedAt.getTime() + validDays * day);

const caaChecks = ({ emails, dnsNames }: PlanInput) =>
  distinct([...emails.map(domainOf), ...dnsNames]).map((name) => fresh('caa', name));

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

const fresh = (kind: CheckKind, identifier: string, of: CheckKind | null = null): WantedCheck => ({
  kind,
  identifier,
  of: of === 'domain' || of === 'caa' ? of : null,
  methods: [],
  validDays: null,
  born: null,
});

const distinct = (names: readonly string[]) => [...new Set(names)];
const sorted = (checks: readonly WantedCheck[]) =>
  [...checks].sort((a, b) => compare(a.identifier, b.identifier) || compare(a.of ?? '', b.of ?? ''));
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
