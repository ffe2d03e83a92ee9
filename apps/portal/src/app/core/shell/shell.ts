import { BreakpointObserver } from '@angular/cdk/layout';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, DOCUMENT, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { MatSidenavModule } from '@angular/material/sidenav';
import { Router, RouterOutlet } from '@angular/router';
import { Keys } from '../../shared/keys/keys';
import { ChosenEnterprise } from '../enterprise/chosen-enterprise';
import { OfflineBar } from '../http/offline-bar';
import { Live } from '../live/live';
import { Access } from '../session/access';
import { enterprisesPage } from './menu-entries';
import { SideMenu } from './side-menu';
import { TopBar } from './top-bar';

/** The frame of every page behind the sign-in: menu, bar, content. */
@Component({
  selector: 'cs-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatSidenavModule, OfflineBar, RouterOutlet, SideMenu, TopBar],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly wide = toSignal(inject(BreakpointObserver).observe('(min-width: 1024px)'));
  protected readonly side = computed(() => this.wide()?.matches ?? true);
  protected readonly drawerOpen = signal(false);

  constructor() {
    inject(Live); // the stream is read as long as somebody is signed in
    const keys = inject(Keys);
    const [access, enterprise] = [inject(Access), inject(ChosenEnterprise)];
    const forgets = [
      keys.when('?', () => void this.showKeys()),
      keys.when('g r', () => void this.router.navigateByUrl(enterprise.list('/requests'))),
      keys.when('g e', () => {
        const page = enterprisesPage(access, enterprise.home());
        if (page !== null) void this.router.navigateByUrl(page);
      }),
    ];
    inject(DestroyRef).onDestroy(() => {
      for (const forget of forgets) forget();
    });
  }

  /** Loaded when it is asked for: most people never do. */
  protected async showKeys(): Promise<void> {
    const { KeySheet } = await import('./key-sheet');
    if (this.dialog.openDialogs.length === 0) this.dialog.open(KeySheet);
  }

  protected skipTo(event: Event): void {
    event.preventDefault();
    this.document.querySelector<HTMLElement>('main')?.focus();
  }
}
