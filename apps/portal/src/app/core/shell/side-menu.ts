import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { type IsActiveMatchOptions, RouterLink, RouterLinkActive } from '@angular/router';
import { Brand } from '../../shared/brand/brand';
import { ChosenEnterprise } from '../enterprise/chosen-enterprise';
import { Access } from '../session/access';
import { EnterpriseSwitcher } from './enterprise-switcher';
import { menuEntries, type MenuPage } from './menu-entries';
import { WhoMenu } from './who-menu';

/** The way round the house. What one may not read is absent, not grey. */
@Component({
  selector: 'cs-side-menu',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Brand, EnterpriseSwitcher, MatIcon, RouterLink, RouterLinkActive, WhoMenu],
  templateUrl: './side-menu.html',
  styleUrl: './side-menu.scss',
})
export class SideMenu {
  readonly followed = output();
  private readonly access = inject(Access);
  private readonly enterprise = inject(ChosenEnterprise);
  private readonly closed = signal<readonly string[]>([]);
  protected readonly canChoose = this.enterprise.canChoose;
  protected readonly entries = computed(() => menuEntries(this.access, this.enterprise.home()));
  /** Another filter is the same page. */
  protected readonly samePage: IsActiveMatchOptions = {
    paths: 'subset',
    queryParams: 'ignored',
    fragment: 'ignored',
    matrixParams: 'ignored',
  };

  protected filterOf({ filtered }: MenuPage): object {
    return filtered ? this.enterprise.filter() : {};
  }

  protected isOpen(label: string): boolean {
    return !this.closed().includes(label);
  }

  protected toggle(label: string): void {
    this.closed.update((closed) =>
      closed.includes(label) ? closed.filter((one) => one !== label) : [...closed, label],
    );
  }
}
