import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatChipsModule } from '@angular/material/chips';
import { MatIcon } from '@angular/material/icon';
import { ChosenEnterprise } from '../../core/enterprise/chosen-enterprise';
import type { NamedChoice } from '../../core/enterprise/enterprise-choices';
import type { ListUrl } from '../../shared/list-url';
import { type AuditFilter, auditFilters, isDay } from '../audit-question';
import { filterLabels, filterWord } from './filter-words';

/** What the log is narrowed to, each with the way to take it away. The time has a chip of its own in the bar. */
@Component({
  selector: 'cs-filter-chips',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatChipsModule, MatIcon],
  template: `@if (chips().length) {
    <div class="chips state-chips">
      <mat-chip-set aria-label="Filters" i18n-aria-label="@@audit.filters">
        @for (chip of chips(); track chip.name) {
          <mat-chip (removed)="takeAway(chip.name)">
            {{ chip.text }}
            <button matChipRemove type="button" [attr.aria-label]="chip.remove"><mat-icon svgIcon="close" /></button>
          </mat-chip>
        }
      </mat-chip-set>
      <button matButton class="small-button" type="button" (click)="url().clear()" i18n="@@requests.clear">
        Clear filters
      </button>
    </div>
  }`,
  styles: `
    .chips {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      padding: 8px 12px;
      border-bottom: 1px solid var(--cs-line);
    }
    mat-chip-set {
      min-width: 0;
    }
  `,
})
export class FilterChips {
  readonly url = input.required<ListUrl<AuditFilter>>();
  readonly names = input.required<ReadonlyMap<string, string>>();
  readonly enterprises = input.required<readonly NamedChoice[]>();
  private readonly enterprise = inject(ChosenEnterprise);
  private readonly known = computed(
    () => new Map([...this.names(), ...this.enterprises().map(({ key, word }) => [key, word] as const)]),
  );
  protected readonly chips = computed(() => {
    const url = this.url();
    const labels = filterLabels();
    return auditFilters
      .map((name) => ({ name, value: url.filter(name) }))
      .filter(({ name, value }) => value !== '' && (name !== 'from' || isDay(value)))
      .map(({ name, value }) => {
        const text = `${labels[name]}: ${filterWord(name, value, this.known())}`;
        return { name, text, remove: $localize`:@@filter.remove:Remove ${text}:filter:` };
      });
  });

  /** The filter of the enterprise and the switcher of the menu say the same. */
  protected takeAway(name: AuditFilter): void {
    if (name === 'enterpriseId') this.enterprise.choose(null);
    this.url().narrow({ [name]: '' });
  }
}
