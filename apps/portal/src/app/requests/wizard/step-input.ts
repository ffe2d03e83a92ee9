import { computed, effect, linkedSignal, type Signal, type WritableSignal } from '@angular/core';
import type { Refusal } from '../../core/refusals';
import { isSame, type EditedStep, type StepEdit } from './step-edit';
import type { RefusedStep } from './wizard.state';

/** Signing out forgets all that begins so. */
export const typedKey = (requestId: string, step: EditedStep) => `typed:request:${requestId}:${step}`;

interface StepInputPlan<Value> {
  readonly step: EditedStep;
  readonly requestId: () => string;
  readonly truth: Signal<Value>;
  readonly lastSaved: Signal<StepEdit | null>;
  /** Whether what this tab kept still has the shape of this version. */
  readonly read: (kept: unknown) => Value | undefined;
}
interface Known<Value> {
  readonly truth: Value;
  readonly saved: StepEdit | null;
}
type Fields = Readonly<Record<string, unknown>>;

/**
 * What is typed on a step. It starts from the server's truth and follows it field by field: where the person went on typing
 * while an older text was being saved, the typing stays. Kept in this tab's sessionStorage until it is the truth.
 */
export function stepInput<Value extends object>(plan: StepInputPlan<Value>): WritableSignal<Value> {
  const name = () => typedKey(plan.requestId(), plan.step);
  const known = computed<Known<Value>>(() => ({ truth: plan.truth(), saved: plan.lastSaved() }));
  const typed = linkedSignal<Known<Value>, Value>({
    source: known,
    computation: ({ truth, saved }, before) => {
      if (before === undefined) return keptAt(name(), plan.read) ?? truth;
      const old = before.source.truth;
      const sent = saved?.step === plan.step ? saved.value : old;
      return followed({ typed: before.value, settled: [old, sent] as Fields[], truth }) as Value;
    },
    equal: isSame,
  });
  effect(() => {
    if (isSame(typed(), plan.truth())) sessionStorage.removeItem(name());
    else sessionStorage.setItem(name(), JSON.stringify(typed()));
  });
  return typed;
}

interface Following {
  readonly typed: object;
  readonly settled: readonly Fields[];
  readonly truth: object;
}
/** A field that is still what the server had or was sent takes what the server has now; any other stays as it was typed. */
function followed({ typed, settled, truth }: Following): Fields {
  const mine = typed as Fields;
  const theirs = truth as Fields;
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const entries = fields
    .map(
      (field) =>
        [field, settled.some((value) => isSame(value[field], mine[field])) ? theirs[field] : mine[field]] as const,
    )
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function keptAt<Value>(name: string, read: (kept: unknown) => Value | undefined): Value | undefined {
  try {
    return read(JSON.parse(sessionStorage.getItem(name) ?? 'null'));
  } catch {
    return undefined; // not ours, or of an older shape
  }
}

/** The refusal of one step in the shape that the forms show at their fields. */
export const refusalOf = <Value = unknown>(step: EditedStep, refused: Signal<RefusedStep | null>) =>
  computed((): Refusal<Value> | null => {
    const now = refused();
    return now?.edit.step === step ? { problem: now.problem, sent: now.edit.value as Value } : null;
  });
