export { datedRules } from './dated-rules';
export type { DatedRule } from './dated-rules';
export { rule, ruleInForce, rulesToCome } from './rule';
export type {
  Bindingness,
  ExtendedKeyUsageRule,
  RsaKeyRule,
  RuleKey,
  RuleValues,
  Seconds,
  SerialRule,
} from './rule-values';
