import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { actName, actsByKind, objectName, objectTypes } from '@countersign/words';
import type { NamedChoice } from '../../core/enterprise/enterprise-choices';
import { Field } from '../../shared/field/field';
import type { ListUrl } from '../../shared/list-url';
import { type AuditFilter, isDay } from '../audit-question';
import { actorTypeWords, filterLabels } from './filter-words';

const byWord = (one: NamedChoice, other: NamedChoice) => one.word.localeCompare(other.word);

/** All filters of the log. What is chosen counts at once. */
@Component({
  selector: 'cs-audit-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, MatFormFieldModule, MatInput, MatSelectModule],
  templateUrl: './audit-panel.html',
  styleUrl: './audit-panel.scss',
})
export class AuditPanel {
  readonly url = input.required<ListUrl<AuditFilter>>();
  /** Empty where there is nothing to choose. */
  readonly enterprises = input.required<readonly NamedChoice[]>();
  protected readonly labels = filterLabels();
  protected readonly kinds = actsByKind
    .map(({ kind, actions }) => ({
      key: kind,
      word: actName(kind),
      acts: actions.map((action) => ({ key: action, word: actName(action) })),
    }))
    .sort(byWord);
  protected readonly objects = objectTypes.map((type) => ({ key: type, word: objectName(type) })).sort(byWord);
  protected readonly actorTypes = Object.entries(actorTypeWords()).map(([key, word]) => ({ key, word }));
  protected readonly from = computed(() => {
    const from = this.url().filter('from');
    return isDay(from) ? from : '';
  });

  protected narrow(name: AuditFilter, value: string): void {
    this.url().narrow({ [name]: value });
  }

  /** Another kind of thing is not the one thing that was chosen. */
  protected narrowObject(objectType: string): void {
    this.url().narrow({ objectType, objectId: '' });
  }
}
