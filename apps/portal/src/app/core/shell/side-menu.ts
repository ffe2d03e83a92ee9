import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Brand } from '../../shared/brand/brand';
import { Access } from '../session/access';
import { menuGroups } from './menu-entries';
import { WhoMenu } from './who-menu';

/** The way round the house. What one may not read is absent, not grey. */
@Component({
  selector: 'cs-side-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Brand, MatIcon, RouterLink, RouterLinkActive, WhoMenu],
  templateUrl: './side-menu.html',
  styleUrl: './side-menu.scss',
})
export class SideMenu {
  readonly followed = output();
  private readonly access = inject(Access);
  private readonly all = menuGroups();
  private readonly closed = signal<readonly string[]>([]);
  protected readonly groups = computed(() =>
    this.all
      .map((group) => ({ ...group, pages: group.pages.filter(({ permission }) => this.access.may(permission)) }))
      .filter(({ pages }) => pages.length > 0),
  );

  protected isOpen(label: string): boolean {
    return !this.closed().includes(label);
  }

  protected toggle(label: string): void {
    this.closed.update((closed) =>
      closed.includes(label) ? closed.filter((one) => one !== label) : [...closed, label],
    );
  }
}
