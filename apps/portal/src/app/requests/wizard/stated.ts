import { computed, inject, Injectable, signal } from '@angular/core';
import type { RequestDetail, SanStep, SdnStep } from '@countersign/contracts';
import { Store } from '@ngrx/store';
import { wizard } from './wizard.state';

/** What the summary shows: the request as the server holds it, and over it what is being typed. */
@Injectable()
export class Stated {
  private readonly request = inject(Store).selectSignal(wizard.selectRequest);
  readonly sdn = signal<SdnStep | null>(null);
  readonly san = signal<Pick<SanStep, 'emails' | 'dnsNames'> | null>(null);
  readonly wrongAddresses = signal(0);
  /** Things to put right on the step that is open. */
  readonly wrong = signal(0);

  readonly now = computed((): RequestDetail | null => {
    const request = this.request();
    if (request === null) return null;
    return { ...request, sdn: this.sdn() ?? request.sdn, san: { ...request.san, ...this.san() } };
  });

  forget(): void {
    this.sdn.set(null);
    this.san.set(null);
    this.wrongAddresses.set(0);
    this.wrong.set(0);
  }
}
