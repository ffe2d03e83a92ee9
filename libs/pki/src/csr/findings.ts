import type { CsrFinding } from './csr-facts';
import type { ParsedRequest } from './parse-request';

/** What is noticed without knowing the profile: kinds of names that no certificate for mail takes over. */
export function findingsOf({ names, version }: ParsedRequest): CsrFinding[] {
  const kinds = [...new Set(names.others)];
  return [
    ...(version === 1 ? [] : [notice('csr-version', `Version ${version} is not the one of PKCS#10; it is ignored.`)]),
    ...kinds.map((kind) => notice('csr-name-left-out', `Names of the kind ${kind} are left out.`)),
  ];
}

const notice = (code: string, text: string): CsrFinding => ({ code, severity: 'warning', text });
