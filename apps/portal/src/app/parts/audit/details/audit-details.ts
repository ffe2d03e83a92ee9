import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { AuditEvent } from '@countersign/contracts';
import { actName } from '@countersign/words/acts';
import { CopyField } from '../../../shared/copy/copy-field';
import { countText } from '../../../shared/count-text';
import { clockText, dayText, utcText } from '../../../shared/when/time-text';
import { fieldDiff, type FieldChange } from '../field-diff';
import { fieldName, isCode, valueLines } from '../field-words';
import { placeOf } from '../place-words';

const first = { page: null, cursor: null }; // another list begins at its first page

/** What a record changed, field by field; from where; and where it stands in its chain. */
@Component({
  selector: 'cs-audit-details',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopyField, MatButton, MatIcon, RouterLink],
  templateUrl: './audit-details.html',
  styleUrl: './audit-details.scss',
})
export class AuditDetails {
  readonly event = input.required<AuditEvent>();
  readonly canNarrow = input(false);
  private readonly diff = computed(() => fieldDiff(this.event().before, this.event().after));
  protected readonly fields = computed(() => this.diff().changes.map(shownField));
  protected readonly same = computed(() => sameText(this.diff().same));
  protected readonly moment = computed(() => {
    const at = new Date(this.event().at);
    return `${dayText(at)}, ${clockText(at)} (${utcText(at)})`;
  });
  protected readonly place = computed(() => placeOf(this.event()));
  protected readonly act = computed(() => actName(this.event().action));
  protected readonly position = computed(() => positionText(this.event()));
  protected readonly merge = 'merge';
  protected readonly ofActor = computed(() => ({ ...first, actorId: this.event().actor.id }));
  protected readonly ofObject = computed(() => {
    const { type, id } = this.event().object;
    return { ...first, objectType: type, objectId: id };
  });
}

const kindWords = (): Record<FieldChange['kind'], string> => ({
  added: $localize`:@@audit.diff.added:added`,
  removed: $localize`:@@audit.diff.removed:removed`,
  changed: $localize`:@@audit.diff.changed:changed`,
});

const shownField = ({ path, kind, before, after }: FieldChange) => ({
  name: fieldName(path),
  kind: kindWords()[kind],
  was: kind === 'added' ? [] : valueLines(before),
  is: kind === 'removed' ? [] : valueLines(after),
  isCode: isCode(before) || isCode(after),
});

function sameText(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? $localize`:@@audit.diff.sameOne:One more field stayed as it was.`
    : $localize`:@@audit.diff.same:${countText(count)}:count: more fields stayed as they were.`;
}

const positionText = ({ sequence, chain }: AuditEvent): string =>
  chain === 'installation'
    ? $localize`:@@audit.position.installation:No. ${countText(sequence)}:number: in the chain of the installation`
    : $localize`:@@audit.position.enterprise:No. ${countText(sequence)}:number: in the chain of the enterprise`;
