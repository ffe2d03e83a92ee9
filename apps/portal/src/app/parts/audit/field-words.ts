import { dateText } from '../../shared/when/time-text';

const names = (): Record<string, string> => ({
  active: $localize`:@@audit.field.active:Active`,
  assumedName: $localize`:@@audit.field.assumedName:Assumed name`,
  certificateId: $localize`:@@audit.field.certificate:Certificate`,
  code: $localize`:@@audit.field.code:Code`,
  csr: $localize`:@@audit.field.csr:Signing request (CSR)`,
  detail: $localize`:@@audit.field.detail:What was said`,
  dnsNames: $localize`:@@audit.field.dnsNames:Domain Names (DNS)`,
  email: $localize`:@@audit.field.email:E-mail address`,
  emails: $localize`:@@audit.field.emails:E-mail addresses`,
  enterpriseId: $localize`:@@audit.field.enterprise:Enterprise`,
  expiresAt: $localize`:@@audit.field.expiresAt:Ends`,
  ip: $localize`:@@audit.field.ip:IP address`,
  mobile: $localize`:@@audit.field.mobile:Mobile number`,
  notAfter: $localize`:@@audit.field.notAfter:Valid until`,
  notBefore: $localize`:@@audit.field.notBefore:Valid from`,
  ok: $localize`:@@audit.field.ok:Worked`,
  personId: $localize`:@@audit.field.person:Person`,
  profileId: $localize`:@@audit.field.profile:Certificate Type`,
  requestId: $localize`:@@audit.field.request:Request`,
  roleId: $localize`:@@audit.field.role:Role`,
  sha256: $localize`:@@audit.field.sha256:Fingerprint (SHA-256)`,
  status: $localize`:@@audit.field.status:State`,
});

const spaced = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The name of a field in words; one that has none is spelt out: `tokenMailsPerHour` → Token mails per hour. */
export function fieldName(path: readonly string[]): string {
  const known = names();
  return path
    .map((name) => (Object.hasOwn(known, name) ? known[name] : undefined) ?? sentence(spaced(name)))
    .join(' › ');
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** A value as a person reads it: one line each item of a list. */
export function valueLines(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(valueLines);
  return [valueText(value)];
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return $localize`:@@audit.value.nothing:nothing`;
  if (typeof value === 'boolean') return value ? $localize`:@@audit.value.yes:yes` : $localize`:@@audit.value.no:no`;
  if (typeof value !== 'string') return JSON.stringify(value);
  return instant.test(value) ? dateText(new Date(value)) : value;
}

/** Serials, fingerprints, ids, records: what is compared sign by sign. */
export const isCode = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^(?:[\da-f]{16,}|[\da-f]{2}(?::[\da-f]{2}){7,}|[\da-f-]{36}|-----BEGIN [\s\S]*)$/i.test(value);
