import type { RequestDetail, StepId } from '@countersign/contracts';

interface StepWords {
  readonly title: string;
  /** For the head of the wizard, where room is short. */
  readonly short: string;
  readonly lede: string;
}

const words: Record<StepId, () => StepWords> = {
  csr: () => ({
    title: $localize`:@@step.csr:Certificate Signing Request (CSR)`,
    short: $localize`:@@step.csr.short:CSR`,
    lede: $localize`:@@step.csr.lede:The request that was made with your private key. The key itself never leaves your hands.`,
  }),
  sdn: () => ({
    title: $localize`:@@step.sdn:Subject Distinguished Name (SDN)`,
    short: $localize`:@@step.sdn.short:Subject (SDN)`,
    lede: $localize`:@@step.sdn.lede:Whom the certificate names. Review what we found and correct what may be corrected.`,
  }),
  san: () => ({
    title: $localize`:@@step.san:Subject Alternative Name (SAN)`,
    short: $localize`:@@step.san.short:Alternative Name (SAN)`,
    lede: $localize`:@@step.san.lede:The addresses that the certificate will speak for, and the domain that they belong to.`,
  }),
  validity: () => ({
    title: $localize`:@@step.validity:Certificate Validity`,
    short: $localize`:@@step.validity:Certificate Validity`,
    lede: $localize`:@@step.validity.lede:How long the certificate counts, if it is made today.`,
  }),
  verification: () => ({
    title: $localize`:@@step.verification:Ownership Verification`,
    short: $localize`:@@step.verification:Ownership Verification`,
    lede: $localize`:@@step.verification.lede:Every address and domain of the certificate has to be shown to be yours.`,
  }),
  user: () => ({
    title: $localize`:@@step.user:User Information`,
    short: $localize`:@@step.user:User Information`,
    lede: $localize`:@@step.user.lede:The person that the certificate is made for.`,
  }),
};
export const wordsOf = (step: StepId): StepWords => words[step]();

type Steps = RequestDetail['steps'];

/** A step opens when all before it hold; one that is done stays open. */
export const isOpenStep = (steps: Steps, id: StepId): boolean => {
  const at = steps.findIndex((step) => step.id === id);
  return at >= 0 && (steps[at]?.state === 'done' || steps.slice(0, at).every(({ state }) => state === 'done'));
};

/** Where to go on: the first step that is not done, else the last one. */
export const stepToGoOn = (steps: Steps): StepId =>
  (steps.find(({ state }) => state !== 'done') ?? steps.at(-1))?.id ?? 'csr';
