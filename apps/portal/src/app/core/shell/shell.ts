import { BreakpointObserver } from '@angular/cdk/layout';
import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatSidenavModule } from '@angular/material/sidenav';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, skip } from 'rxjs';
import { Keys } from '../../shared/keys/keys';
import { Connection } from '../http/connection';
import { Live } from '../live/live';
import { SideMenu } from './side-menu';
import { TopBar } from './top-bar';

/** The frame of every page behind the sign-in: menu, bar, content. */
@Component({
  selector: 'cs-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatSidenavModule, RouterOutlet, SideMenu, TopBar],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
})
export class Shell {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly wide = toSignal(inject(BreakpointObserver).observe('(min-width: 1024px)'));
  protected readonly side = computed(() => this.wide()?.matches ?? true);
  protected readonly drawerOpen = signal(false);
  protected readonly lost = inject(Connection).lost;

  constructor() {
    inject(Live); // the stream is read as long as somebody is signed in
    this.router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        skip(1), // the first page is where the browser put the focus
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        this.drawerOpen.set(false);
      });
    inject(Keys).when('g r', () => void this.router.navigateByUrl('/requests'));
  }

  protected skipTo(event: Event): void {
    event.preventDefault();
    this.document.querySelector<HTMLElement>('main')?.focus();
  }
}
