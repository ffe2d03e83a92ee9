import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Check, DomainMethod } from '@countersign/contracts';
import { CodeLine } from '../../shared/copy/code-line';
import { CopyField } from '../../shared/copy/copy-field';
import { When } from '../../shared/when/when';
import { fixesOf } from './fixes';
import { instructionsOf } from './instructions-of';

/** Beneath a row that is not proved: what to publish, and the lines that mend what was seen. */
@Component({
  selector: 'cs-look-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CodeLine, CopyField, MatButton, MatIcon, When],
  templateUrl: './look-panel.html',
  styleUrl: './look-panel.scss',
})
export class LookPanel {
  readonly check = input.required<Check>();
  /** The other way may be taken as well. */
  readonly mayChange = input(false);
  readonly changed = output<DomainMethod>();
  protected readonly shown = computed(() => instructionsOf(this.check()));
  protected readonly fixes = computed(() => fixesOf(this.check()));
  protected readonly file = computed(() => {
    const { instructions } = this.check();
    return instructions && 'content' in instructions
      ? `data:text/plain;charset=utf-8,${encodeURIComponent(instructions.content)}`
      : '';
  });
}
