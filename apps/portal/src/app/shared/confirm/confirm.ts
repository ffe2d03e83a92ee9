import { DOCUMENT, inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { openerIn } from '../opener';
import { ConfirmDialog, type Question } from './confirm-dialog';

/** Asks before something that can't be taken back. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  private readonly dialog = inject(MatDialog);
  private readonly page = inject(DOCUMENT);

  async ask(question: Question): Promise<boolean> {
    const asked = this.dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      role: 'alertdialog',
      restoreFocus: openerIn(this.page),
    });
    return (await firstValueFrom(asked.afterClosed())) === true; // Cancel closes with an empty text
  }
}
