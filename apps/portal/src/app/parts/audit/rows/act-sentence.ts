import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditEvent } from '@countersign/contracts';
import { actParts } from '@countersign/words/acts';
import { Access } from '../../../core/session/access';
import { linkOfObject } from '../object-link';

/** "Jana Kovář approved REQ-000411", with a link to what it was done to. */
@Component({
  selector: 'cs-act-sentence',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  // without white space of its own between the pieces: they carry it
  template: `@for (part of parts(); track $index) {
    @if (part.link; as link) {
      <a [routerLink]="link">{{ part.text }}</a>
    } @else if (part.strong) {
      <b>{{ part.text }}</b>
    } @else {
      <span>{{ part.text }}</span>
    }
  }`,
  styles: `
    a {
      position: relative;
      z-index: 1; /* above the button that the whole row is */
      font-weight: 550;
    }
    b {
      font-weight: 550;
    }
    span {
      white-space: pre-wrap;
    }
  `,
})
export class ActSentence {
  readonly event = input.required<AuditEvent>();
  private readonly access = inject(Access);
  protected readonly parts = computed(() => {
    const event = this.event();
    return actParts(event).map((part) => {
      if ('text' in part) return { text: part.text, strong: false, link: null };
      if (part.place === 'actor') return { text: event.actor.name, strong: true, link: null };
      return { text: event.object.label, strong: true, link: linkOfObject(event, this.access) };
    });
  });
}
