import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, type Signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { type Job, job, type Problem } from '@countersign/contracts';
import { auditTime, switchMap } from 'rxjs';
import { Live } from './live';
import { problemOf } from '../problem';

/** News about a job come with each piece of its work; once a second is enough to look at. */
const newsPause = 1000;
/** Where no news come through, it is asked for. */
const pollEvery = 3000;

export const jobAddress = (id: string) => `/api/v1/jobs/${id}`;
export const isOver = ({ state }: Job): boolean => state === 'done' || state === 'failed';

interface JobWatch {
  readonly job: Signal<Job | null>;
  readonly problem: Signal<Problem | null>;
  readAgain(): void;
}

/** How far a job is, until it is over. Call it where injection is possible. */
export function watchJob(id: Signal<string>): JobWatch {
  const found = httpResource(() => jobAddress(id()), { parse: (answer) => job.parse(answer) });
  const now = computed(() => (found.hasValue() ? found.value() : null));
  const look = () => {
    const known = now();
    if (known === null || !isOver(known)) found.reload();
  };
  const live = inject(Live);
  toObservable(id)
    .pipe(
      switchMap((one) => live.about(`job:${one}`)),
      auditTime(newsPause),
      takeUntilDestroyed(),
    )
    .subscribe(look);
  const poll = setInterval(look, pollEvery);
  inject(DestroyRef).onDestroy(() => {
    clearInterval(poll);
  });
  return {
    job: now,
    problem: computed(() => {
      const error = found.error();
      return error === undefined ? null : problemOf(error);
    }),
    readAgain: () => {
      found.reload();
    },
  };
}
