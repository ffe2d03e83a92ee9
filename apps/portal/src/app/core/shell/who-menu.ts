import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { Store } from '@ngrx/store';
import { Access } from '../session/access';
import { ShellActions } from '../session/session.state';

/** Who is signed in, and the way out. */
@Component({
  selector: 'cs-who-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, MatMenuModule],
  templateUrl: './who-menu.html',
  styleUrl: './who-menu.scss',
})
export class WhoMenu {
  private readonly store = inject(Store);
  private readonly access = inject(Access);
  protected readonly user = computed(() => this.access.session()?.user);
  protected readonly initials = computed(() => initialsOf(this.user()?.name ?? ''));
  protected readonly role = computed(() => {
    if (this.access.isOperator()) return $localize`:@@who.operator:Operator`;
    return (
      this.access
        .session()
        ?.enterprises.map(({ name }) => name)
        .join(', ') ?? ''
    );
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
