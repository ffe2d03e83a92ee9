import type { LimitRule } from '../../limits';

/** "Check again" by hand: DNS does not change faster than this, and its servers are not ours. */
export const againSpacing: LimitRule = { name: 'look-again-spacing', max: 1, seconds: 5 };
export const againPerEnterprise: LimitRule = { name: 'look-again-enterprise', max: 60, seconds: 3600 };
