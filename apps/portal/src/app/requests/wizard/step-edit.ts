import type { CsrStep, RequestDetail, SanStep, SdnStep, StepId, ValidityStep } from '@countersign/contracts';

/** What a person states on one step, as it goes to the server. */
export type StepEdit =
  | { readonly step: 'csr'; readonly value: CsrStep }
  | { readonly step: 'sdn'; readonly value: SdnStep }
  | { readonly step: 'san'; readonly value: SanStep }
  | { readonly step: 'validity'; readonly value: ValidityStep };
export type EditedStep = StepEdit['step'];
export type StepValue<Step extends EditedStep> = Extract<StepEdit, { step: Step }>['value'];

export const sdnOf = ({ sdn }: RequestDetail): SdnStep => sdn;
export const sanOf = ({ san: { emails, dnsNames } }: RequestDetail): SanStep => ({ emails, dnsNames });
export const validityOf = ({ validity: { days } }: RequestDetail): ValidityStep => ({ days });

/** The same step as the server holds it. */
const held: { [Step in EditedStep]: (request: RequestDetail) => StepValue<Step> } = {
  csr: ({ csr }) => ({ pem: csr?.pem ?? '' }),
  sdn: sdnOf,
  san: sanOf,
  validity: validityOf,
};
export const heldOf = (request: RequestDetail, step: EditedStep): StepEdit['value'] => held[step](request);

/** Values of steps are plain data with keys in a fixed order, but for the subject, whose keys are sorted here. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
const canonical = (value: unknown) =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const stateOf = (request: RequestDetail, step: StepId) => request.steps.find(({ id }) => id === step)?.state;

/** Nothing to send: the server has it, and has accepted the step with it. */
export const isHeld = (request: RequestDetail, { step, value }: StepEdit): boolean =>
  stateOf(request, step) === 'done' && isSame(heldOf(request, step), value);
