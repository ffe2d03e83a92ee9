import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { User } from '@countersign/contracts';
import { lookOfPerson } from '../../shared/person-look';
import { StatusBadge } from '../../shared/status-badge/status-badge';

/** The enterprises of a person, and what they are there. */
@Component({
  selector: 'cs-belongings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StatusBadge],
  template: `<ul>
    @if (me().role; as role) {
      <li>
        <span class="two grow"
          ><b i18n="@@belongings.installation">The whole installation</b><small>{{ role.name }}</small></span
        >
        <cs-status-badge [look]="lookOf(me().status)" />
      </li>
    }
    @for (membership of me().memberships; track membership.enterprise.id) {
      <li>
        <span class="two grow"
          ><b>{{ membership.enterprise.name }}</b
          ><small>{{ membership.role.name }}</small></span
        >
        <cs-status-badge [look]="lookOf(membership.status)" />
      </li>
    } @empty {
      @if (me().role === null) {
        <li class="soft" i18n="@@belongings.none">
          You belong to no enterprise. Somebody who manages one can invite you.
        </li>
      }
    }
  </ul>`,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 8px 0;
    }
    li + li {
      border-top: 1px solid var(--cs-line-soft);
    }
    b {
      overflow-wrap: anywhere;
    }
  `,
})
export class Belongings {
  readonly me = input.required<User>();
  protected readonly lookOf = lookOfPerson;
}
