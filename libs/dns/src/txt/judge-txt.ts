import { faultCode, faultFindings, type Explained } from '../dnssec/fault-code';
import { finding, type Finding } from '../finding';
import type { Lookup } from '../lookup';
import { aliasChain } from '../names/alias-chain';
import { usableAnswer } from '../names/usable-answer';
import { shownTexts, textsAt } from './texts';

export const challengeName = (base: string) => `_ra-challenge.${base}`;

export interface TxtQuery {
  readonly base: string;
  readonly value: string;
  /** The look-up of TXT at `_ra-challenge.<base>`. */
  readonly lookup: Lookup;
}

export interface TxtVerdict {
  /** fail: we looked and the proof is not there; error: we could not look. */
  readonly outcome: 'pass' | 'fail' | 'error';
  readonly code: string | null;
  /** The names from the question to the owner of the records, and that owner; null where aliases run in a circle. */
  readonly chain: readonly string[] | null;
  readonly owner: string | null;
  readonly findings: readonly Finding[];
}

/** Does a TXT record say the value, byte by byte? Strings of one record are joined, other records don't matter (TBR 3.2.2.4.7). */
export function judgeTxt({ base, value, lookup, explained }: TxtQuery & { explained?: Explained }): TxtVerdict {
  const name = challengeName(base);
  const asked = lookup.question.name === name && lookup.question.type === 'TXT';
  const answer = asked ? usableAnswer(lookup) : null;
  if (!answer) {
    const code = (asked ? faultCode(lookup, explained) : null) ?? 'internal';
    const findings = faultFindings(code, base, lookup, explained);
    return { outcome: 'error', code, chain: null, owner: null, findings };
  }

  const chain = aliasChain(name, answer.answer);
  const owner = chain?.at(-1) ?? null;
  const texts = owner === null ? [] : textsAt(owner, answer.answer);
  const found = { chain, owner };
  if (value !== '' && texts.some((text) => text.equals(Buffer.from(value))))
    return { ...found, outcome: 'pass', code: null, findings: [] };

  const code = texts.length === 0 ? 'txt-missing' : 'txt-mismatch';
  const line = finding(code, base, {
    at: name,
    expected: value,
    found: texts.length === 0 ? null : shownTexts(texts),
    fix: `${name}. IN TXT "${value}"`,
    retryable: true,
    params: { name },
  });
  return { ...found, outcome: 'fail', code, findings: [line] };
}
