import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { enterpriseProfiles, profilePage } from '@countersign/contracts';
import { type Choices, choiceOf } from '../core/enterprise/enterprise-choices';
import { Access } from '../core/session/access';

const most = { size: 200, sort: 'name:asc' };

/** The certificate types that one enterprise may use. */
export function typeChoices(enterpriseId: Signal<string | null>): Choices {
  const found = httpResource(
    () => {
      const id = enterpriseId();
      return id === null ? undefined : `/api/v1/enterprises/${id}/profiles`;
    },
    { parse: (answer) => enterpriseProfiles.parse(answer) },
  );
  return computed(() => {
    if (enterpriseId() === null || found.error()) return [];
    return found.hasValue()
      ? found
          .value()
          .items.filter(({ active }) => active)
          .map(choiceOf)
      : undefined;
  });
}

/** The certificate types that a list may be narrowed to: all for who reads profiles everywhere, else those of one enterprise. */
export function listedTypes(enterpriseId: Signal<string | null>): Choices {
  const access = inject(Access);
  const everywhere = computed(() => access.session()?.permissions.includes('profiles:read') === true);
  const found = httpResource(() => (everywhere() ? { url: '/api/v1/profiles', params: most } : undefined), {
    parse: (answer) => profilePage.parse(answer),
  });
  const own = typeChoices(computed(() => (everywhere() ? null : enterpriseId())));
  return computed(() => {
    if (!everywhere()) return own();
    return found.hasValue() ? found.value().items.map(choiceOf) : [];
  });
}
