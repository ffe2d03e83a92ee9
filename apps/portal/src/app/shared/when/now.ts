import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** The present moment as a signal that moves on once a second, for words such as "4 s ago". */
@Injectable({ providedIn: 'root' })
export class Now {
  private readonly moment = signal(Date.now());
  readonly ms = this.moment.asReadonly();

  constructor() {
    const tick = setInterval(() => {
      this.moment.set(Date.now());
    }, 1000);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(tick);
    });
  }
}
