import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatDialog, type MatDialogConfig } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import type { Named } from '@countersign/contracts';
import { ChosenEnterprise } from '../enterprise/chosen-enterprise';
import { placeIn } from '../enterprise/place-in';
import type { EnterpriseOptions, Taken } from './enterprise-options';

/** Which enterprise the person looks at, at the head of the menu. What it opens is loaded when it opens. */
@Component({
  selector: 'cs-enterprise-switcher',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  templateUrl: './enterprise-switcher.html',
  styleUrl: './enterprise-switcher.scss',
})
export class EnterpriseSwitcher {
  readonly switched = output();
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly chosen = inject(ChosenEnterprise);
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  protected readonly open = signal(false);
  protected readonly name = computed(() => this.chosen.now()?.name ?? $localize`:@@switcher.all:All enterprises`);

  protected async show(): Promise<void> {
    const { EnterpriseOptions: options } = await import('./enterprise-options');
    if (this.open()) return;
    this.open.set(true);
    this.dialog
      .open<EnterpriseOptions, unknown, Taken>(options, below(this.button().nativeElement))
      .afterClosed()
      .subscribe((taken) => {
        this.open.set(false);
        if (taken) this.take(taken.enterprise);
      });
  }

  private take(enterprise: Named | null): void {
    this.chosen.choose(enterprise);
    this.switched.emit();
    void this.router.navigateByUrl(placeIn(this.router, enterprise?.id ?? null));
  }
}

/** A panel at the button, as a menu would be; the rest is what every dialog does: focus in, Escape, focus back. */
const below = (button: HTMLElement): MatDialogConfig => {
  const { left, bottom } = button.getBoundingClientRect();
  return {
    ariaLabel: $localize`:@@switcher.choose:Choose an enterprise`,
    ariaModal: true,
    restoreFocus: button,
    autoFocus: 'input',
    hasBackdrop: true,
    backdropClass: 'cdk-overlay-transparent-backdrop',
    closeOnNavigation: true,
    panelClass: 'switcher-panel',
    position: { left: `${left}px`, top: `${bottom + 4}px` },
    width: '320px',
    maxWidth: `calc(100vw - ${left + 12}px)`,
    enterAnimationDuration: 0,
    exitAnimationDuration: 0,
  };
};
