import type { Look } from '../shared/tone';

/** The state of an enterprise in a word. */
export const lookOfEnterprise = ({ active }: { readonly active: boolean }): Look =>
  active
    ? { tone: 'verified', icon: 'check_circle-fill', word: $localize`:@@enterprise.active:Active` }
    : { tone: 'off', icon: 'block', word: $localize`:@@enterprise.inactive:Inactive` };
