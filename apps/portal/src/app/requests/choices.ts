import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { enterprisePage, enterpriseProfiles, type Named, profilePage } from '@countersign/contracts';
import { ChosenEnterprise } from '../core/enterprise/chosen-enterprise';
import { Access } from '../core/session/access';

export interface NamedChoice {
  readonly key: string;
  readonly word: string;
}
/** What can be chosen; undefined while it is not known yet. */
export type Choices = Signal<readonly NamedChoice[] | undefined>;

const most = { size: 200, sort: 'name:asc' };
const choice = ({ id, name }: Named): NamedChoice => ({ key: id, word: name });

/** The enterprises that the person acts in: all active ones for an operator, their own for a member. */
export function enterpriseChoices(): Choices {
  const access = inject(Access);
  const chosen = inject(ChosenEnterprise);
  const found = httpResource(
    () => (access.isOperator() ? { url: '/api/v1/enterprises', params: { ...most, active: 'true' } } : undefined),
    { parse: (answer) => enterprisePage.parse(answer) },
  );
  return computed(() => {
    if (!access.isOperator()) return (access.session()?.enterprises ?? []).map(choice);
    if (found.error()) return [];
    return found.hasValue() ? withChosen(found.value().items.map(choice), chosen.now()) : undefined;
  });
}

/** Of very many enterprises only the first are listed here; the one chosen in the menu is always among them. */
function withChosen(listed: readonly NamedChoice[], chosen: Named | null): readonly NamedChoice[] {
  return chosen === null || listed.some(({ key }) => key === chosen.id) ? listed : [choice(chosen), ...listed];
}

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
          .map(choice)
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
    return found.hasValue() ? found.value().items.map(choice) : [];
  });
}
