import type { Check } from '@countersign/contracts';

/** The sections whose rows are looked at, in their order. */
export const lookedKinds = ['domain', 'caa', 'dnssec'] as const;
export type LookedKind = (typeof lookedKinds)[number];

export interface BoardSection {
  readonly kind: LookedKind;
  readonly heading: string;
  readonly icon: string;
  readonly what: string;
  readonly note: string;
  readonly checks: readonly Check[];
}
type Frame = Omit<BoardSection, 'kind' | 'checks'>;

const frames: Record<LookedKind, () => Frame> = {
  domain: () => ({
    heading: $localize`:@@checks.domain:Domain Verification`,
    icon: 'domain',
    what: $localize`:@@checks.domains.what:Domain Names (DNS)`,
    note: '',
  }),
  caa: () => ({
    heading: 'CAA',
    icon: 'policy',
    what: $localize`:@@checks.domain.what:Domain`,
    note: $localize`:@@checks.caa.note:asked again at Generate`,
  }),
  dnssec: () => ({
    heading: 'DNSSEC',
    icon: 'encrypted',
    what: $localize`:@@checks.domain.what:Domain`,
    note: $localize`:@@checks.dnssec.note:part of every look-up`,
  }),
};

/** Each only if it has rows. */
export const sectionsOf = (checks: readonly Check[]): BoardSection[] =>
  lookedKinds
    .map((kind) => ({ kind, ...frames[kind](), checks: checks.filter((check) => check.kind === kind) }))
    .filter((section) => section.checks.length > 0);
