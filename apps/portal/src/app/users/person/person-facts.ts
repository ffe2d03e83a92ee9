import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { User } from '@countersign/contracts';
import { Access } from '../../core/session/access';
import { lookOfPerson } from '../../shared/person-look';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { When } from '../../shared/when/when';
import { kindWord } from '../user-words';

/** What is known of a person, and the enterprises they belong to. */
@Component({
  selector: 'cs-person-facts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, StatusBadge, When],
  templateUrl: './person-facts.html',
  styleUrl: './person-facts.scss',
})
export class PersonFacts {
  readonly person = input.required<User>();
  protected readonly mayOpen = inject(Access).everywhere('enterprises:read');
  protected readonly kind = kindWord;
  protected readonly lookOf = lookOfPerson;
}
