import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { enterprisePage, type Named } from '@countersign/contracts';
import { Access } from '../session/access';
import { ChosenEnterprise } from './chosen-enterprise';

export interface NamedChoice {
  readonly key: string;
  readonly word: string;
}
/** What can be chosen; undefined while it is not known yet. */
export type Choices = Signal<readonly NamedChoice[] | undefined>;

const most = { size: 200, sort: 'name:asc', active: 'true' };
export const choiceOf = ({ id, name }: Named): NamedChoice => ({ key: id, word: name });

/** The enterprises that the person acts in: all active ones for an operator, their own for a member. */
export function enterpriseChoices(): Choices {
  const access = inject(Access);
  const chosen = inject(ChosenEnterprise);
  const found = httpResource(() => (access.isOperator() ? { url: '/api/v1/enterprises', params: most } : undefined), {
    parse: (answer) => enterprisePage.parse(answer),
  });
  return computed(() => {
    if (!access.isOperator()) return (access.session()?.enterprises ?? []).map(choiceOf);
    if (found.error()) return [];
    return found.hasValue() ? withChosen(found.value().items.map(choiceOf), chosen.now()) : undefined;
  });
}

/** Of very many enterprises only the first are listed here; the one chosen in the menu is always among them. */
function withChosen(listed: readonly NamedChoice[], chosen: Named | null): readonly NamedChoice[] {
  return chosen === null || listed.some(({ key }) => key === chosen.id) ? listed : [choiceOf(chosen), ...listed];
}
