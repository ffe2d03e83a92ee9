import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { type AuditVerification, auditVerification, type Problem } from '@countersign/contracts';
import { map } from 'rxjs';
import { problemOf } from '../../core/problem';
import { verifyUrl } from '../../parts/audit/audit-api';

export interface Checked {
  readonly verification: AuditVerification;
  readonly at: string;
}

/** Whether the chains of the log are whole. Every record is read for that: only when somebody asks, and kept while the page is open. */
@Injectable({ providedIn: 'root' })
export class ChainCheck {
  private readonly http = inject(HttpClient);
  private readonly found = signal<Checked | null>(null);
  private readonly failed = signal<Problem | null>(null);
  private readonly running = signal(false);
  readonly last = this.found.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isRunning = this.running.asReadonly();

  run(): void {
    if (this.running()) return;
    this.running.set(true);
    this.failed.set(null);
    this.http
      .get(verifyUrl)
      .pipe(map((answer) => auditVerification.parse(answer)))
      .subscribe({
        next: (verification) => {
          this.running.set(false);
          this.found.set({ verification, at: new Date().toISOString() });
        },
        error: (error: unknown) => {
          this.running.set(false);
          this.failed.set(problemOf(error));
        },
      });
  }
}
