import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { user } from '@countersign/contracts';
import { ofResource } from '../../core/http/resource-version';
import { NotFoundPage } from '../../core/not-found/not-found.page';
import { problemOf } from '../../core/problem';
import { Access } from '../../core/session/access';
import { Crumbs } from '../../core/shell/crumbs';
import { lookOfPerson } from '../../shared/person-look';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import { usersCrumbs } from '../user-words';
import { userAddress } from '../users-api';
import { PersonActs } from './person-acts';
import { PersonFacts } from './person-facts';
import { PersonMemberships } from './person-memberships';
import { powersOver } from './person-powers';

/** One person: who they are, where they belong, and what can be done about them. */
@Component({
  selector: 'cs-person',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatIcon, NotFoundPage, PersonActs, PersonFacts, PersonMemberships, ProblemPanel, Skeleton, StatusBadge],
  templateUrl: './person.page.html',
  styleUrl: './person.page.scss',
})
export class PersonPage {
  readonly id = input.required<string>();
  private readonly access = inject(Access);
  private readonly found = httpResource(
    () => ({ url: userAddress(this.id()), context: ofResource(userAddress(this.id())) }),
    { parse: (answer) => user.parse(answer) },
  );
  protected readonly person = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly unread = computed(() => {
    const error = this.found.error();
    return error === undefined ? null : problemOf(error);
  });
  protected readonly powers = computed(() => {
    const person = this.person();
    return person === null ? null : powersOver(person, this.access);
  });
  protected readonly lookOf = lookOfPerson;
  protected readonly told = signal<string | null>(null);

  constructor() {
    const crumbs = inject(Crumbs);
    effect(() => {
      const person = this.person();
      if (person !== null) crumbs.set(usersCrumbs(person.name));
    });
  }

  protected done(told: string): void {
    this.told.set(told);
    this.found.reload();
  }

  protected readAgain(): void {
    this.found.reload();
  }
}
