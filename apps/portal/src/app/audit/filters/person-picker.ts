import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { memberPage, type Person, userPage } from '@countersign/contracts';
import { debounceTime } from 'rxjs';
import { Access } from '../../core/session/access';
import { Field } from '../../shared/field/field';

/** How long a person pauses before what they typed is looked for. */
const pause = 300;

/** One person, found by name or address: among the members of an enterprise, or among all. Absent for who may read neither. */
@Component({
  selector: 'cs-person-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, MatAutocompleteModule, MatFormFieldModule, MatInput],
  templateUrl: './person-picker.html',
})
export class PersonPicker {
  readonly label = input.required<string>();
  readonly enterpriseId = input<string>();
  /** Who is chosen, by name; '' for nobody. */
  readonly name = input.required<string>();
  readonly chose = output<string>();
  private readonly access = inject(Access);
  protected readonly typed = signal('');
  private readonly asked = toSignal(toObservable(this.typed).pipe(debounceTime(pause)), { initialValue: '' });
  protected readonly address = computed(() => {
    const id = this.enterpriseId();
    if (id === undefined) return this.access.everywhere('users:read') ? '/api/v1/users' : null;
    return this.access.may('users:read', id) ? `/api/v1/enterprises/${id}/members` : null;
  });
  private readonly found = httpResource(
    () => {
      const [url, q] = [this.address(), this.asked().trim()];
      return url === null || q === '' ? undefined : { url, params: { q, size: 10, sort: 'name:asc' } };
    },
    { parse: (answer) => (this.enterpriseId() === undefined ? userPage.parse(answer).items : membersIn(answer)) },
  );
  protected readonly people = computed<readonly Person[]>(() => (this.found.hasValue() ? this.found.value() : []));

  /** An emptied field is nobody. */
  protected type(text: string): void {
    this.typed.set(text);
    if (text === '' && this.name() !== '') this.chose.emit('');
  }
}

const membersIn = (answer: unknown): Person[] => memberPage.parse(answer).items.map(({ user }) => user);
