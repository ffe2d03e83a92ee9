import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Problem, User } from '@countersign/contracts';
import { Access } from '../../core/session/access';
import { MemberActs } from '../../parts/people/member-acts';
import { lookOfPerson } from '../../shared/person-look';
import { ProblemPanel } from '../../shared/problem-panel/problem-panel';
import { StatusBadge } from '../../shared/status-badge/status-badge';
import type { Powers } from './person-powers';

type Membership = User['memberships'][number];

/** The enterprises that a person belongs to, with a role and a state in each. */
@Component({
  selector: 'cs-person-memberships',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MemberActs, ProblemPanel, RouterLink, StatusBadge],
  templateUrl: './person-memberships.html',
  styleUrl: './person-memberships.scss',
})
export class PersonMemberships {
  readonly person = input.required<User>();
  readonly powers = input.required<Powers>();
  readonly done = output<string>();
  protected readonly mayOpen = inject(Access).everywhere('enterprises:read');
  protected readonly lookOf = lookOfPerson;
  protected readonly problem = signal<Problem | null>(null);

  protected asMember({ role, status }: Membership) {
    const { id, name, email } = this.person();
    return { user: { id, name, email }, role, status };
  }

  protected tell(problem: Problem | null): void {
    this.problem.set(problem);
    if (problem === null) this.done.emit($localize`:@@person.membershipChanged:Membership changed`);
  }
}
