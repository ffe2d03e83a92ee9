import { CdkTrapFocus } from '@angular/cdk/a11y';
import { OverlayModule } from '@angular/cdk/overlay';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import type { Named } from '@countersign/contracts';
import { ChosenEnterprise } from '../enterprise/chosen-enterprise';
import { placeIn } from '../enterprise/place-in';
import { EnterpriseOptions } from './enterprise-options';

/** Which enterprise the person looks at, at the head of the menu. What opens is loaded when it opens. */
@Component({
  selector: 'cs-enterprise-switcher',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkTrapFocus, EnterpriseOptions, MatIcon, OverlayModule],
  templateUrl: './enterprise-switcher.html',
  styleUrl: './enterprise-switcher.scss',
})
export class EnterpriseSwitcher {
  readonly switched = output();
  private readonly router = inject(Router);
  private readonly chosen = inject(ChosenEnterprise);
  private readonly button = viewChild.required<string, ElementRef<HTMLElement>>('button', { read: ElementRef });
  protected readonly open = signal(false);
  protected readonly name = computed(() => this.chosen.now()?.name ?? $localize`:@@switcher.all:All enterprises`);
  protected readonly current = this.chosen.id;

  protected take(enterprise: Named | null): void {
    this.close();
    this.chosen.choose(enterprise);
    this.switched.emit();
    void this.router.navigateByUrl(placeIn(this.router, enterprise?.id ?? null));
  }

  /** A press on the button itself is the button's own business. */
  protected leave({ target }: Event): void {
    if (!(target instanceof Node && this.button().nativeElement.contains(target))) this.open.set(false);
  }

  protected close(): void {
    this.open.set(false);
    this.button().nativeElement.focus();
  }
}
