import type { Profile, RequestDetail, SubjectField } from '@countersign/contracts';
import type { DnsChoice } from './dns-choices';
import type { RequestEntity } from './request.entity';
import { sanNeeds } from './steps/san-rules';

type Form = RequestDetail['form'];
type Rules = Pick<Profile, 'subject' | 'san' | 'validationType'>;

/** What the steps ask for, by profile, and which domains the enterprise offers. */
export function formOf(request: Pick<RequestEntity, 'csr' | 'sdn'>, profile: Rules, choice: DnsChoice): Form {
  const needs = sanNeeds(profile);
  return {
    sdn: profile.subject.map((field) => ({
      attribute: field.attribute,
      required: field.required,
      editable: field.editable && field.fixedValue === null,
      fixedValue: field.fixedValue,
      source: sourceOf(field, request),
    })),
    dns: { ...(needs.dns.offered ? choice : hidden), required: needs.dns.required },
    emails: needs.emails,
  };
}

const hidden: DnsChoice = { mode: 'hidden', options: [] };

/** Where the value that stands there came from. */
function sourceOf({ attribute, fixedValue }: SubjectField, { csr, sdn }: Pick<RequestEntity, 'csr' | 'sdn'>) {
  if (fixedValue !== null) return 'profile';
  const value = sdn[attribute];
  const inCsr = csr?.subject.some((each) => each.attribute === attribute && each.value === value) ?? false;
  return inCsr ? 'csr' : 'none';
}
