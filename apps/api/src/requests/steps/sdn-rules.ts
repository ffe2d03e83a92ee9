import type { SubjectAttribute, SubjectField, SubjectType } from '@countersign/contracts';
import { isNameFault, parseEmail } from '@countersign/pki';
import type { Fault } from '../../shared/problem';
import type { Sdn } from '../request.entity';
import { matchesWhole } from './pattern';

export interface SubjectRules {
  readonly fields: readonly SubjectField[];
  readonly subjectType: SubjectType;
  /** The addresses of the request; null: not stated yet. */
  readonly emails: readonly string[] | null;
  /** What stands there already, by the CSR: a field that nobody may edit keeps it. */
  readonly stated: Sdn;
}

/** What the person stated, completed by what the profile fixes; an empty text is none. Addresses get their one form. */
export function normalSdn(typed: Sdn, { fields, stated }: SubjectRules): Sdn {
  const given = Object.entries(typed).map(([attribute, value]) => [attribute, value.normalize('NFC').trim()] as const);
  const fixed = fields.flatMap(({ attribute, fixedValue, editable }) => {
    const value = fixedValue ?? (editable ? undefined : stated[attribute]);
    return value === undefined || typed[attribute] !== undefined ? [] : [[attribute, value] as const];
  });
  const kept = [...given.filter(([, value]) => value !== ''), ...fixed];
  return Object.fromEntries(kept.map(([attribute, value]) => [attribute, inOneForm(attribute, value)]));
}

function inOneForm(attribute: string, value: string): string {
  if (attribute !== 'commonName' && attribute !== 'emailAddress') return value;
  const parsed = parseEmail(value);
  return isNameFault(parsed) ? value : parsed.address;
}

/** All faults at once, each at its own field. */
export function sdnFaults(sdn: Sdn, rules: SubjectRules): Fault[] {
  const offered = new Set(rules.fields.map(({ attribute }) => attribute));
  const foreign = (Object.keys(sdn) as SubjectAttribute[]).filter((attribute) => !offered.has(attribute));
  return [
    ...foreign.map((attribute) => fault(attribute, 'attribute-not-offered')),
    ...rules.fields.flatMap((field) => fieldFaults(field, sdn[field.attribute], rules)),
  ];
}

function fieldFaults(field: SubjectField, value: string | undefined, rules: SubjectRules): Fault[] {
  const { attribute, required, editable, fixedValue, pattern } = field;
  if (value === undefined) return required ? [fault(attribute, 'required')] : [];
  const locked = fixedValue ?? (editable ? undefined : rules.stated[attribute]);
  if (locked !== undefined && locked !== value) return [fault(attribute, 'locked')];
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) return [fault(attribute, 'invalid-field')];
  if (pattern !== null && !matchesWhole(pattern, value)) return [fault(attribute, 'pattern')];
  if (attribute === 'countryName' && !/^[A-Z]{2}$/.test(value)) return [fault(attribute, 'pattern')];
  return addressFaults(attribute, value, rules);
}

/** A mailbox-validated subject names a mailbox, and every mailbox of the subject stands among the addresses (S/MIME BR 7.1.4.2). */
function addressFaults(attribute: SubjectAttribute, value: string, { subjectType, emails }: SubjectRules): Fault[] {
  const namesMailbox = attribute === 'emailAddress' || (attribute === 'commonName' && subjectType === 'mailbox');
  if (!namesMailbox) return [];
  const parsed = parseEmail(value);
  if (isNameFault(parsed)) return [fault(attribute, 'common-name-not-address')];
  return emails === null || emails.includes(parsed.address) ? [] : [fault(attribute, 'common-name-not-address')];
}

const fault = (attribute: SubjectAttribute, code: Fault['code']): Fault => ({
  path: `/${attribute}`,
  code,
  params: { attribute, field: attribute },
});
