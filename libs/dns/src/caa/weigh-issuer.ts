import { isFault, readIssuerValue, type GrammarFault, type Parameter } from './issuer-value';
import type { CaaRecord } from './caa-record';

export interface CaaTerms {
  /** Issuer domain names of ours: A-labels in lower case. */
  readonly allowed: readonly string[];
  /** Our account at the CA (RFC 8657 §3); without one no record that asks for an account permits. */
  readonly accountUri: string | null;
  /** How this domain was proved: "ca-mailbox-token", "ca-dns-txt", "ca-http-file". */
  readonly methodsUsed: readonly string[];
}

/** What one issuemail record says to us. */
export type Weighed =
  | { readonly record: CaaRecord; readonly says: 'permits' | 'nobody' }
  | { readonly record: CaaRecord; readonly says: 'others'; readonly issuer: string }
  | { readonly record: CaaRecord; readonly says: 'malformed'; readonly fault: GrammarFault }
  | {
      readonly record: CaaRecord;
      readonly says: 'parameter';
      readonly issuer: string;
      readonly parameter: string;
      readonly parameters: readonly Parameter[];
    };

export function weighIssuer(record: CaaRecord, terms: CaaTerms): Weighed {
  const read = readIssuerValue(record.value);
  if (isFault(read)) return { record, says: 'malformed', fault: read };
  const { issuer, parameters } = read;
  if (issuer === null) return { record, says: 'nobody' };
  if (!terms.allowed.includes(issuer)) return { record, says: 'others', issuer };
  const parameter = unmetParameter(parameters, terms);
  return parameter === null
    ? { record, says: 'permits' }
    : { record, says: 'parameter', issuer, parameter, parameters };
}

/** RFC 8657: a parameter given twice can't be met, one that nobody knows asks for nothing. */
function unmetParameter(parameters: readonly Parameter[], { accountUri, methodsUsed }: CaaTerms): string | null {
  const met = {
    accounturi: (value: string) => accountUri !== null && value === accountUri,
    validationmethods: (value: string) => listsOneOf(value, methodsUsed),
  };
  for (const [tag, holds] of Object.entries(met)) {
    const given = parameters.filter((parameter) => parameter.tag === tag);
    if (given.length > 1 || given.some(({ value }) => !holds(value))) return tag;
  }
  return null;
}

function listsOneOf(value: string, methods: readonly string[]): boolean {
  const listed = value.split(',');
  return listed.every((method) => /^[A-Za-z0-9-]+$/.test(method)) && methods.some((method) => listed.includes(method));
}
