import { computed, Injectable, signal } from '@angular/core';

/** Whether the server can be reached, as far as the browser and the last calls know. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly online = signal(navigator.onLine);
  private readonly answered = signal(true);
  readonly lost = computed(() => !this.online() || !this.answered());

  constructor() {
    addEventListener('online', () => {
      this.online.set(true);
      this.answered.set(true); // until a call shows otherwise
    });
    addEventListener('offline', () => {
      this.online.set(false);
    });
  }

  reached(): void {
    this.answered.set(true);
  }

  missed(): void {
    this.answered.set(false);
  }
}
