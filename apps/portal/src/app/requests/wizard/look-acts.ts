import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Check, DomainMethod } from '@countersign/contracts';
import { isPassed } from '../../parts/checks/check-look';
import type { BoardAct } from './board-acts';

/** What can be done about a row that is looked at. A button that waits keeps the focus. */
@Component({
  selector: 'cs-look-acts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton],
  templateUrl: './look-acts.html',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class LookActs {
  readonly check = input.required<Check>();
  readonly act = input.required<BoardAct | null>();
  readonly waits = input(false);
  readonly started = output<DomainMethod>();
  readonly looked = output();
  readonly viewed = output();
  protected readonly canView = computed(() => isPassed(this.check()) || this.check().checkedAt !== null);

  protected start(method: DomainMethod): void {
    if (!this.waits()) this.started.emit(method);
  }

  protected look(): void {
    if (!this.waits()) this.looked.emit();
  }
}
