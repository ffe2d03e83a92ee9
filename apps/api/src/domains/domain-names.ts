import { isBelow, isNameFault, parseDomain, type Domain } from '@countersign/pki';
import { getDomain, getPublicSuffix } from 'tldts';
import { RaError, type Fault } from '../shared/problem';

/** The ICANN section alone: below a private suffix people have mailboxes too. */
const icann = { allowPrivateDomains: false };
export const isPublicSuffix = (name: string): boolean => getPublicSuffix(name, icann) === name;

/** What two names share of which one lies below the other: neither of them is a public suffix. */
export const registrableOf = (name: string): string => getDomain(name, icann) ?? name;

/** One is the other, or lies below it. */
export const areInOneLine = (a: string, b: string): boolean => isBelow(a, b) || isBelow(b, a);

/** Why nobody can prove this name. */
export function nameFaultAt(path: string, text: string): Fault | null {
  const parsed = parseDomain(text);
  if (isNameFault(parsed)) return { path, code: 'dns-invalid', params: { name: text, reason: parsed.params.reason } };
  if (isPublicSuffix(parsed.name)) return { path, code: 'dns-public-suffix', params: { name: parsed.name } };
  return null;
}

/** The name in its two forms, or a refusal at its place. */
export function provableName(path: string, text: string): Domain {
  const fault = nameFaultAt(path, text);
  const parsed = parseDomain(text);
  if (fault !== null || isNameFault(parsed))
    throw new RaError('invalid-field', { errors: fault === null ? [] : [fault] });
  return parsed;
}

/** Full names below the domain, each once, in one form. */
export function subdomainsOf(texts: readonly string[], base: string): string[] {
  const errors = texts.flatMap((text, i) => subdomainFaults(text, `/subdomains/${i}`, base));
  if (errors.length > 0) throw new RaError('invalid-field', { errors });
  const names = texts.map((text, i) => provableName(`/subdomains/${i}`, text).name);
  return [...new Set(names)].filter((name) => name !== base);
}

function subdomainFaults(text: string, path: string, base: string): Fault[] {
  const parsed = parseDomain(text);
  if (isNameFault(parsed)) return [{ path, code: 'dns-invalid', params: { name: text, reason: parsed.params.reason } }];
  return isBelow(parsed.name, base) ? [] : [{ path, code: 'dns-other-domain', params: { name: parsed.name, base } }];
}
