import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Access } from '../session/access';
import { ShellActions } from '../session/session.state';

/** Who is signed in, the way to their account, and the way out. */
@Component({
  selector: 'cs-who-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatMenuModule, RouterLink],
  templateUrl: './who-menu.html',
  styleUrl: './who-menu.scss',
})
export class WhoMenu {
  readonly followed = output();
  private readonly store = inject(Store);
  private readonly access = inject(Access);
  protected readonly user = computed(() => this.access.session()?.user);
  protected readonly initials = computed(() => initialsOf(this.user()?.name ?? ''));
  protected readonly role = computed(() => {
    if (this.access.isOperator()) return $localize`:@@who.operator:Operator`;
    const own = this.access.session()?.enterprises ?? [];
    if (own.length > 1) return $localize`:@@who.several:Member of ${own.length}:count: enterprises`;
    return own[0]?.name ?? '';
  });

  protected signOut(): void {
    this.store.dispatch(ShellActions.signedOut());
  }
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 0))
    .join('')
    .toUpperCase();
}
