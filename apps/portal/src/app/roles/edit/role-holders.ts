import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { invitationPage, memberPage, userPage } from '@countersign/contracts';
import { Access } from '../../core/session/access';
import { membersAddress } from '../../parts/people/members-api';
import type { Place } from '../../parts/roles/granting';

interface Asked {
  readonly place: Place;
  readonly roleId: string;
}
export interface Holders {
  readonly people: number;
  /** Invitations that wait, and promise it. */
  readonly promised: number;
}
const most = '200';
const invitationsAddress = (enterpriseId: string) => `/api/v1/enterprises/${enterpriseId}/invitations`;

/** How many a change of this role hits; undefined while it is not known, or not for this person to know. */
export function roleHolders(ask: () => Asked): Signal<Holders | undefined> {
  const access = inject(Access);
  const inEnterprise = <Params>(params: (asked: Asked) => Params, address: (id: string) => string) => {
    const { place, roleId } = ask();
    return place !== null && access.may('users:read', place)
      ? { url: address(place), params: params({ place, roleId }) }
      : undefined;
  };
  const members = httpResource(() => inEnterprise(({ roleId }) => ({ roleId, size: '1' }), membersAddress), {
    parse: (answer) => memberPage.parse(answer).total,
  });
  const waiting = httpResource(() => inEnterprise(() => ({ status: 'pending', size: most }), invitationsAddress), {
    parse: (answer) => invitationPage.parse(answer).items,
  });
  const operators = httpResource(
    () =>
      ask().place === null && access.everywhere('users:read')
        ? { url: '/api/v1/users', params: { kind: 'operator', size: most } }
        : undefined,
    { parse: (answer) => userPage.parse(answer).items },
  );
  return computed(() => {
    const { place, roleId } = ask();
    if (place === null) {
      if (!operators.hasValue()) return undefined;
      return { people: operators.value().filter(({ role }) => role?.id === roleId).length, promised: 0 };
    }
    if (!members.hasValue() || !waiting.hasValue()) return undefined;
    return { people: members.value(), promised: waiting.value().filter(({ role }) => role.id === roleId).length };
  });
}
