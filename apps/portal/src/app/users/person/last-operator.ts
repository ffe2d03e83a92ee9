import { httpResource } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import { type User, userPage } from '@countersign/contracts';
import { usersAddress } from '../users-api';

const runsTheHouse = ({ role, status }: User) => role?.key === 'super-admin' && status === 'active';

/** Is nobody else left who can manage the installation? As long as it is not known, no: the server has the last word. */
export function isLastOperator(person: () => User | null): Signal<boolean> {
  const others = httpResource(
    () => {
      const one = person();
      if (one === null || !runsTheHouse(one)) return undefined;
      return { url: usersAddress, params: { kind: 'operator', status: 'active', size: '200', sort: 'name:asc' } };
    },
    { parse: (answer) => userPage.parse(answer) },
  );
  return computed(() => {
    const one = person();
    if (one === null || !runsTheHouse(one) || !others.hasValue()) return false;
    const { items, next } = others.value();
    return next === null && !items.some((other) => other.id !== one.id && runsTheHouse(other));
  });
}
