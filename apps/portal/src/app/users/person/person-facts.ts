import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { User } from '@countersign/contracts';
import { When } from '../../shared/when/when';
import { kindWord } from '../user-words';
import { EditPersonDialog } from './edit-person.dialog';

/** What is known of a person. */
@Component({
  selector: 'cs-person-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, When],
  templateUrl: './person-facts.html',
  styleUrl: './person-facts.scss',
})
export class PersonFacts {
  readonly person = input.required<User>();
  readonly mayEdit = input.required<boolean>();
  /** What was done, in words. */
  readonly done = output<string>();
  private readonly dialog = inject(MatDialog);
  protected readonly kind = kindWord;

  protected edit(): void {
    this.dialog
      .open<EditPersonDialog, User, boolean>(EditPersonDialog, { data: this.person() })
      .afterClosed()
      .subscribe((saved) => {
        if (saved === true) this.done.emit($localize`:@@person.edited:Saved`);
      });
  }
}
