import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import type { ApiToken } from '@countersign/contracts';
import { CodeLine } from '../../shared/copy/code-line';
import { When } from '../../shared/when/when';

/** The secret of a new token, this once. */
@Component({
  selector: 'cs-new-secret',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CodeLine, MatButton, MatIcon, When],
  templateUrl: './new-secret.html',
  styles: `
    section {
      display: grid;
      gap: 14px;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    h2 .mat-icon {
      color: var(--cs-verified);
    }
  `,
})
export class NewSecret {
  readonly token = input.required<ApiToken>();
  readonly kept = output();
  private readonly router = inject(Router);
  protected readonly secret = computed(() => this.token().secret ?? '');
  protected readonly example = `curl -H "Authorization: Bearer $TOKEN" ${location.origin}/api/v1/requests`;

  protected keep(): void {
    this.kept.emit();
    void this.router.navigateByUrl('/account/tokens');
  }
}
