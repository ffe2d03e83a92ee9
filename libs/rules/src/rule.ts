import { datedRules } from './dated-rules';
import type { DatedRule } from './dated-rules';
import type { RuleKey, RuleValues } from './rule-values';

const dayMs = 86_400_000;

/** What the rule says at a moment. The only reader of values: no number of a standard stands anywhere else. */
export function rule<Key extends RuleKey>(key: Key, at: Date): RuleValues[Key] {
  return ruleInForce(key, at).value;
}

/** The whole row, for screens that show where a number comes from and since when. */
export function ruleInForce<Key extends RuleKey>(key: Key, at: Date): DatedRule<Key> {
  const rows: readonly { readonly key: RuleKey }[] = datedRules;
  for (const row of rows) if (isOf(row, key) && isInForce(row, at)) return row;
  throw new RangeError(`No rule ${key} at ${at.toISOString()}`);
}

/** The rows that come into force within the next days, soonest first. */
export function rulesToCome(at: Date, days = 90): readonly DatedRule[] {
  const end = at.getTime() + days * dayMs;
  return datedRules
    .filter(({ from }) => Date.parse(from) > at.getTime() && Date.parse(from) <= end)
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
}

const isOf = <Key extends RuleKey>(row: { readonly key: RuleKey }, key: Key): row is DatedRule<Key> => row.key === key;

const isInForce = ({ from, until }: Pick<DatedRule, 'from' | 'until'>, at: Date): boolean =>
  Date.parse(from) <= at.getTime() && (until === undefined || at.getTime() < Date.parse(until));
