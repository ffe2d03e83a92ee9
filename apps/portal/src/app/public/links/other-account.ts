import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Store } from '@ngrx/store';
import { Access } from '../../core/session/access';
import { PublicActions } from '../../core/session/session.state';

/** The link is for one address, and somebody else is signed in here. */
@Component({
  selector: 'cs-other-account',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon],
  template: `<div class="message tone-pending" role="status">
    <mat-icon svgIcon="person" />
    <div>
      <p i18n="@@otherAccount.text">
        You are signed in as <b>{{ here() }}</b>, but this is for {{ email() }}. Sign out, and you can go on here as
        that person.
      </p>
      <button matButton="outlined" type="button" (click)="signOut()" i18n="@@otherAccount.signOut">
        Sign out and stay here
      </button>
    </div>
  </div>`,
  styles: `
    .message {
      margin-top: 18px;
      overflow-wrap: anywhere;
    }
    button {
      margin-top: 10px;
    }
  `,
})
export class OtherAccount {
  readonly email = input.required<string>();
  private readonly store = inject(Store);
  private readonly session = inject(Access).session;
  protected readonly here = computed(() => this.session()?.user.email ?? '');

  protected signOut(): void {
    this.store.dispatch(PublicActions.signedOut());
  }
}
