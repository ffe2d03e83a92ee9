import type { Profile, SanField, SanStep } from '@countersign/contracts';
import { isBelow, isNameFault, parseDomain, parseEmail } from '@countersign/pki';
import { isPublicSuffix, nameFaultAt } from '../../domains';
import type { Fault } from '../../shared/problem';
import { baseOf } from '../../verification';
import type { San } from '../request.entity';

export type SanRules = Pick<Profile, 'validationType' | 'san'>;

/** Names that this enterprise, or this person in it, may not use. */
export interface RefusedNames {
  readonly heldElsewhere: readonly string[];
  readonly ownedByOther: readonly string[];
  readonly notApproved: readonly string[];
}

/** What the SAN step asks for, by profile: which names, how many, which of them must be there. */
export function sanNeeds({ validationType, san }: SanRules) {
  const field = (type: SanField['type']) => san.find((each) => each.type === type);
  const email = field('email');
  const dns = field('dns');
  const byMailbox = validationType === 'mailbox' || validationType === 'domain_mailbox';
  const byDomain = validationType === 'domain' || validationType === 'domain_mailbox';
  return {
    emails: { required: byMailbox || (email?.required ?? false), max: email?.max ?? (byMailbox ? 50 : 0) },
    dns: {
      offered: byDomain || dns !== undefined,
      required: byDomain || (dns?.required ?? false),
      max: dns?.max ?? 50,
    },
    ip: { offered: field('ip') !== undefined },
    other: { offered: field('other') !== undefined },
  };
}

/** Addresses and names in their one form, each once. What is no name stays as it was typed: it is a fault of its own. */
export function normalSan(typed: SanStep): San {
  return {
    emails: distinct(typed.emails.map((text) => nameOf(parseEmail(text), ({ address }) => address, text))),
    dnsNames: distinct(typed.dnsNames.map((text) => nameOf(parseDomain(text), ({ name }) => name, text))),
    ipAddresses: distinct(typed.ipAddresses ?? []),
    otherNames: [...(typed.otherNames ?? [])],
  };
}

/** All faults at once, each at its own place in what was typed. */
export function sanFaults(typed: SanStep, rules: SanRules, refused: RefusedNames): Fault[] {
  const needs = sanNeeds(rules);
  const { dnsNames } = normalSan(typed);
  return [
    ...countFaults('/emails', typed.emails.length, { ...needs.emails, offered: needs.emails.max > 0 }),
    ...countFaults('/dnsNames', typed.dnsNames.length, needs.dns),
    ...countFaults('/ipAddresses', typed.ipAddresses?.length ?? 0, { ...needs.ip, required: false, max: 50 }),
    ...countFaults('/otherNames', typed.otherNames?.length ?? 0, { ...needs.other, required: false, max: 50 }),
    ...typed.dnsNames.flatMap((text, i) => dnsFaults(text, `/dnsNames/${i}`, dnsNames, refused)),
    ...typed.emails.flatMap((text, i) => emailFaults(text, `/emails/${i}`, dnsNames)),
  ];
}

function countFaults(
  path: string,
  count: number,
  { offered, required, max }: Record<'offered' | 'required', boolean> & { max: number },
): Fault[] {
  if (count === 0) return required ? [{ path, code: 'required' }] : [];
  if (!offered) return [{ path, code: 'attribute-not-offered', params: { attribute: path.slice(1) } }];
  return count > max ? [{ path, code: 'too-many', params: { limit: max } }] : [];
}

/** One base; every other name ends in "." and it. What a name is comes before whose it is. */
function dnsFaults(text: string, path: string, all: readonly string[], refused: RefusedNames): Fault[] {
  const fault = nameFaultAt(path, text);
  const parsed = parseDomain(text);
  if (fault !== null || isNameFault(parsed)) return fault === null ? [] : [fault];
  const { name } = parsed;
  const base = baseOf(all);
  if (!isBelow(name, base)) return [{ path, code: 'dns-other-domain', params: { name, base } }];
  const code = refusalOf(name, refused);
  return code === null ? [] : [{ path, code, params: { name } }];
}

function refusalOf(name: string, { heldElsewhere, ownedByOther, notApproved }: RefusedNames) {
  if (heldElsewhere.includes(name)) return 'domain-held-elsewhere';
  if (ownedByOther.includes(name)) return 'domain-owned-by-other';
  return notApproved.includes(name) ? 'dns-not-approved' : null;
}

/** Where the request names domains, each address belongs to one of them. */
function emailFaults(text: string, path: string, dnsNames: readonly string[]): Fault[] {
  const parsed = parseEmail(text);
  if (isNameFault(parsed))
    return [{ path, code: 'email-invalid', params: { email: text, reason: parsed.params.reason } }];
  if (isPublicSuffix(parsed.domain))
    return [{ path, code: 'email-invalid', params: { email: text, reason: 'public-suffix' } }];
  if (dnsNames.length === 0 || dnsNames.includes(parsed.domain)) return [];
  return [{ path, code: 'email-domain-differs', params: { email: parsed.address, domain: parsed.domain } }];
}

const nameOf = <Parsed extends object>(
  parsed: Parsed,
  name: (parsed: Exclude<Parsed, { code: string }>) => string,
  text: string,
) => (isNameFault(parsed) ? text : name(parsed as Exclude<Parsed, { code: string }>));
const distinct = (names: readonly string[]) => [...new Set(names)];
