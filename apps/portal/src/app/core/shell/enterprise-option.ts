import type { Highlightable } from '@angular/cdk/a11y';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { Named } from '@countersign/contracts';

/** One line of the list to choose from; null is all of them. */
@Component({
  selector: 'cs-enterprise-option',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon],
  host: {
    role: 'option',
    '[id]': 'elementId',
    '[attr.aria-selected]': 'chosen()',
    '[class.active]': 'active()',
  },
  template: `<span class="ellipsis grow" [title]="name()">{{ name() }}</span>
    @if (chosen()) {
      <mat-icon svgIcon="check" />
    }`,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 36px;
      padding: 0 12px 0 16px;
      cursor: pointer;
    }
    :host(:hover) {
      background: var(--cs-card-low);
    }
    :host(.active) {
      background: var(--mat-sys-surface-container-high);
    }
    .mat-icon {
      color: var(--mat-sys-primary);
    }
    @media (pointer: coarse) {
      :host {
        min-height: 44px;
      }
    }
  `,
})
export class EnterpriseOption implements Highlightable {
  readonly enterprise = input.required<Named | null>();
  readonly chosen = input.required<boolean>();
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly active = signal(false);
  protected readonly name = computed(() => this.enterprise()?.name ?? $localize`:@@switcher.all:All enterprises`);
  readonly elementId = `enterprise-option-${nextId++}`;

  setActiveStyles(): void {
    this.active.set(true);
    this.element.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  setInactiveStyles(): void {
    this.active.set(false);
  }
}

let nextId = 0;
