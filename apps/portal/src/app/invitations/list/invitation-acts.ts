import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import type { Invitation, Problem } from '@countersign/contracts';
import type { Observable } from 'rxjs';
import { problemOf } from '../../core/problem';
import { Confirm } from '../../shared/confirm/confirm';
import { Now } from '../../shared/when/now';
import { pauseLeft } from '../expiry';
import { InvitationsApi } from '../invitations-api';

/** Sending an invitation again, or taking it back. */
@Component({
  selector: 'cs-invitation-acts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatIconButton, MatMenuModule],
  template: `<button matIconButton type="button" [attr.aria-label]="menuName()" [matMenuTriggerFor]="menu">
      <mat-icon svgIcon="more_vert" />
    </button>
    <mat-menu #menu="matMenu">
      <button mat-menu-item type="button" [disabled]="waits() > 0" (click)="resend()">
        <mat-icon svgIcon="send" />
        @if (waits() > 0) {
          <span class="num" i18n="@@invited.resend.wait">Send again in {{ waits() }} s</span>
        } @else {
          <span i18n="@@invited.resend">Send again</span>
        }
      </button>
      @if (invitation().status === 'pending') {
        <button mat-menu-item type="button" (click)="withdraw()">
          <mat-icon svgIcon="link_off" />
          <span i18n="@@invited.withdraw.ask">Withdraw…</span>
        </button>
      }
    </mat-menu>`,
})
export class InvitationActs {
  readonly enterpriseId = input.required<string>();
  readonly invitation = input.required<Invitation>();
  /** Done, or refused with a reason. */
  readonly done = output<Problem | null>();
  private readonly api = inject(InvitationsApi);
  private readonly confirm = inject(Confirm);
  private readonly now = inject(Now);
  protected readonly menuName = computed(() => $localize`:@@people.acts:Actions for ${this.invitation().name}:name:`);
  protected readonly waits = computed(() => pauseLeft(this.invitation(), this.now.ms()));

  protected resend(): void {
    this.send(this.api.resend(this.enterpriseId(), this.invitation().id));
  }

  protected async withdraw(): Promise<void> {
    const { name, email, id } = this.invitation();
    const sure = await this.confirm.ask({
      title: $localize`:@@invited.withdraw.title:Withdraw the invitation of ${name}:name:?`,
      text: $localize`:@@invited.withdraw.text:The link in the mail to ${email}:email: stops working at once. You can invite them again later.`,
      act: $localize`:@@invited.withdraw:Withdraw`,
      tone: 'danger',
    });
    if (sure) this.send(this.api.withdraw(this.enterpriseId(), id));
  }

  private send(change: Observable<unknown>): void {
    change.subscribe({
      next: () => {
        this.done.emit(null);
      },
      error: (error: unknown) => {
        this.done.emit(problemOf(error));
      },
    });
  }
}
