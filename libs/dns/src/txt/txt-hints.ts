import type { Finding } from '../finding';
import type { Lookup } from '../lookup';
import { aliasChain } from '../names/alias-chain';
import { challengeName, type TxtQuery } from './judge-txt';
import { nameHints, serversOf } from './name-hints';
import { placeHints } from './place-hints';
import { serverHints, type AuthoritySaid } from './server-hints';
import { textsAt } from './texts';
import { valueHints, type EarlierChallenge } from './value-hints';

export interface TxtHintsQuery extends TxtQuery {
  /** What was asked beside, see `hintQuestions`: it explains and never proves. */
  readonly extra: readonly Lookup[];
  readonly earlier: readonly EarlierChallenge[];
  readonly authorities?: readonly AuthoritySaid[];
}

/** The likely mistakes behind a proof that was not found. They stand beside the verdict and never change it. */
export function txtHints({ base, value, lookup, extra, earlier, authorities = [] }: TxtHintsQuery): Finding[] {
  const name = challengeName(base);
  const records = (lookup.answer ?? lookup.unchecked)?.answer ?? [];
  const owner = aliasChain(name, records)?.at(-1);
  const texts = owner === undefined ? [] : textsAt(owner, records);
  const seen = [
    ...placeHints(base, value, extra),
    ...valueHints(texts, { base, name, value, earlier }),
    ...nameHints(base, lookup, extra),
  ];
  const isElsewhere = seen.every(({ code }) => code === 'txt-nxdomain' || code === 'txt-nodata');
  const servers = isElsewhere || authorities.some(({ has }) => has) ? serversOf(extra) : [];
  return [...seen, ...serverHints(base, authorities, servers)];
}
