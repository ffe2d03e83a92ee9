import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { actName, actsByKind, objectName, objectTypes } from '@countersign/words/acts';
import { ChosenEnterprise } from '../../core/enterprise/chosen-enterprise';
import type { NamedChoice } from '../../core/enterprise/enterprise-choices';
import { Field } from '../../shared/field/field';
import type { ListUrl } from '../../shared/list-url';
import { type AuditFilter, isDay } from '../audit-question';
import { actorTypeWords, filterLabels } from './filter-words';
import { PersonPicker } from './person-picker';

const byWord = (one: NamedChoice, other: NamedChoice) => one.word.localeCompare(other.word);

/** All filters of the log. What is chosen counts at once. */
@Component({
  selector: 'cs-audit-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, MatFormFieldModule, MatInput, MatSelectModule, PersonPicker],
  templateUrl: './audit-panel.html',
  styleUrl: './audit-panel.scss',
})
export class AuditPanel {
  readonly url = input.required<ListUrl<AuditFilter>>();
  /** Empty where there is nothing to choose. */
  readonly enterprises = input.required<readonly NamedChoice[]>();
  /** Whose people there are to choose from; all that one may read, where it is not set. */
  readonly enterpriseId = input<string>();
  readonly names = input.required<ReadonlyMap<string, string>>();
  protected readonly actor = computed(() => {
    const id = this.url().filter('actorId');
    return this.names().get(id) ?? id;
  });
  private readonly enterprise = inject(ChosenEnterprise);
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

  /** The filter and the switcher of the menu say the same. */
  protected look(enterpriseId: string): void {
    const taken = this.enterprises().find(({ key }) => key === enterpriseId);
    this.enterprise.choose(taken ? { id: taken.key, name: taken.word } : null);
    this.narrow('enterpriseId', enterpriseId);
  }

  /** Another kind of thing is not the one thing that was chosen. */
  protected narrowObject(objectType: string): void {
    this.url().narrow({ objectType, objectId: '' });
  }
}
