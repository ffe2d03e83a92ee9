import { httpResource } from '@angular/common/http';
import { computed, linkedSignal, type Signal, signal, type WritableSignal } from '@angular/core';
import type { Problem } from '@countersign/contracts';
import type { Observable } from 'rxjs';
import { problemOf } from '../core/problem';

export interface OpenLink<Shown> {
  readonly shown: WritableSignal<Shown | null>;
  /** Why nothing is shown. */
  readonly unread: Signal<Problem | null>;
  readonly busy: Signal<boolean>;
  /** Why the last act was refused. */
  readonly problem: Signal<Problem | null>;
  readAgain(): void;
  /** One act at a time. Who learns by it that the link has ended sees how it stands now. */
  act<Answer>(call: Observable<Answer>, done: (answer: Answer) => void): void;
}

/** What stands behind the link of a mail, and the acts it allows. Reading changes nothing. Call it where injection is possible. */
export function openLink<Shown>(address: () => string, parse: (answer: unknown) => Shown): OpenLink<Shown> {
  const found = httpResource(address, { parse });
  const busy = signal(false);
  const problem = signal<Problem | null>(null);
  const refuse = (refused: Problem) => {
    busy.set(false);
    problem.set(refused);
    if (refused.code.startsWith('link-')) found.reload();
  };
  return {
    shown: linkedSignal<Shown | null>(() => (found.hasValue() ? found.value() : null)),
    unread: computed(() => {
      const error = found.error();
      return error === undefined ? null : problemOf(error);
    }),
    busy,
    problem,
    readAgain: () => {
      found.reload();
    },
    act: (call, done) => {
      if (busy()) return;
      busy.set(true);
      problem.set(null);
      call.subscribe({
        next: (answer) => {
          busy.set(false);
          done(answer);
        },
        error: (error: unknown) => {
          refuse(problemOf(error));
        },
      });
    },
  };
}
