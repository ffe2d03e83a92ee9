import { otherName, type Csr, type Profile, type SubjectAttribute } from '@countersign/contracts';
import { isBelow, isNameFault, parseDomain, parseEmail } from '@countersign/pki';
import type { Fault } from '../../shared/problem';
import { baseOf } from '../../verification';
import type { San, Sdn } from '../request.entity';
import { sanNeeds } from './san-rules';
import { sdnFaults } from './sdn-rules';

type Finding = Csr['findings'][number];
type Rules = Pick<Profile, 'subject' | 'subjectType' | 'san' | 'validationType'>;

export interface Prefill {
  readonly sdn: Sdn;
  readonly san: San;
  readonly findings: Finding[];
}

/** What a CSR says beside its key is a proposal: what the profile has no place for is left out, and named. */
export function prefillOf(csr: Csr, profile: Rules): Prefill {
  const { san, findings } = namesOf(csr, profile);
  const subject = subjectOf(csr, profile);
  return { sdn: withMailbox(subject.sdn, san, profile), san, findings: [...subject.findings, ...findings] };
}

function subjectOf(csr: Csr, { subject: fields, subjectType }: Rules): Pick<Prefill, 'sdn' | 'findings'> {
  const sdn: Sdn = Object.fromEntries(
    fields.flatMap(({ attribute, fixedValue }) => (fixedValue === null ? [] : [[attribute, fixedValue]])),
  );
  const findings: Finding[] = [];
  for (const { attribute, oid, value } of csr.subject) {
    const name = (attribute ?? oid) as SubjectAttribute;
    const rules = { fields, subjectType, emails: null, stated: {} };
    const [fault] = sdnFaults({ [name]: value }, rules).filter(({ path }) => path === `/${name}`);
    if (fault) findings.push(leftOut(fault.code, name, value));
    else sdn[name] ??= value;
  }
  return { sdn, findings };
}

function namesOf({ san, subject }: Csr, profile: Rules): Pick<Prefill, 'san' | 'findings'> {
  const needs = sanNeeds(profile);
  const named = san.emails.length > 0 ? san.emails : mailboxesIn(subject);
  const emails = distinct(named.flatMap(addressIn)).slice(0, needs.emails.max);
  const domains = distinct(san.dnsNames.flatMap(domainIn));
  const dnsNames = needs.dns.offered ? domains.filter((name) => isBelow(name, baseOf(domains))) : [];
  const ipAddresses = needs.ip.offered ? san.ipAddresses : [];
  const otherNames = needs.other.offered ? san.otherNames.flatMap(otherNameIn) : [];
  const out = [
    ...san.emails.filter((email) => !emails.includes(addressIn(email)[0] ?? '')),
    ...san.dnsNames.filter((name) => !dnsNames.includes(domainIn(name)[0] ?? '')),
    ...san.ipAddresses.filter((address) => !ipAddresses.includes(address)),
    ...san.otherNames.filter(({ oid }) => !otherNames.some((name) => name.oid === oid)).map(({ oid }) => oid),
  ];
  const findings = out.map((name) => leftOut('attribute-not-offered', 'subjectAltName', name));
  return { san: { emails, dnsNames, ipAddresses, otherNames }, findings };
}

/** A mailbox-validated subject is its first address, where the CSR names none. */
function withMailbox(sdn: Sdn, { emails }: San, { subject, subjectType }: Rules): Sdn {
  const first = emails[0];
  const offered = subject.some(({ attribute, fixedValue }) => attribute === 'commonName' && fixedValue === null);
  if (subjectType !== 'mailbox' || !offered || first === undefined) return sdn;
  const stated = sdn.commonName === undefined ? undefined : addressIn(sdn.commonName)[0];
  return { ...sdn, commonName: stated ?? first };
}

const mailboxesIn = (subject: Csr['subject']) =>
  subject
    .filter(({ attribute }) => attribute === 'emailAddress' || attribute === 'commonName')
    .map(({ value }) => value);

const addressIn = (text: string) => {
  const parsed = parseEmail(text);
  return isNameFault(parsed) ? [] : [parsed.address];
};
const domainIn = (text: string) => {
  const parsed = parseDomain(text);
  return isNameFault(parsed) ? [] : [parsed.name];
};

const otherNameIn = (name: Csr['san']['otherNames'][number]) => {
  const parsed = otherName.safeParse(name);
  return parsed.success ? [parsed.data] : [];
};

const leftOut = (code: Fault['code'], attribute: string, value: string): Finding => ({
  code,
  severity: 'info',
  text: `${whyNot(code, attribute)} (${attribute}: ${value})`,
});

function whyNot(code: Fault['code'], attribute: string): string {
  if (code === 'locked') return `The profile fixes ${attribute}; what the CSR says is left out.`;
  if (code === 'attribute-not-offered') return `The profile has no place for ${attribute}; it is left out.`;
  return `The profile does not take this ${attribute}; it is left out.`;
}

const distinct = (names: readonly string[]) => [...new Set(names)];
