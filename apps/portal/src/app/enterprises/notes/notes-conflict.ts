import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';

/** Somebody saved other notes meanwhile: theirs beside one's own, and the choice. */
@Component({
  selector: 'cs-notes-conflict',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatIcon],
  template: `<div class="message tone-pending" role="alert">
    <mat-icon svgIcon="warning-fill" />
    <div class="grow">
      <h3 i18n="@@notes.conflict">Somebody else saved these notes meanwhile</h3>
      <p i18n="@@notes.conflict.kept">Nothing is lost: what you typed stands below. Theirs:</p>
      <dl>
        @for (clash of clashes(); track clash.label) {
          <dt>{{ clash.label }}</dt>
          <dd>
            @if (clash.text) {
              {{ clash.text }}
            } @else {
              <ng-container i18n="@@notes.conflict.none">(no note)</ng-container>
            }
          </dd>
        }
      </dl>
      <div class="row wrap">
        <button
          matButton="outlined"
          class="small-button"
          type="button"
          (click)="mine.emit()"
          i18n="@@notes.conflict.mine"
        >
          Save mine over theirs
        </button>
        <button
          matButton="outlined"
          class="small-button"
          type="button"
          (click)="theirs.emit()"
          i18n="@@notes.conflict.theirs"
        >
          Take theirs
        </button>
      </div>
    </div>
  </div>`,
  styles: `
    dl {
      margin: 8px 0 12px;
    }
    dt {
      font-weight: 550;
    }
    dd {
      margin-bottom: 6px;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    button {
      background: var(--cs-card);
    }
  `,
})
export class NotesConflict {
  readonly clashes = input.required<readonly { readonly label: string; readonly text: string | null }[]>();
  readonly mine = output();
  readonly theirs = output();
}
