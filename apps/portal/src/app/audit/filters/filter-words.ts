import { actName, objectName } from '@countersign/words/acts';
import type { AuditFilter } from '../audit-question';

export const filterLabels = (): Record<AuditFilter, string> => ({
  actorId: $localize`:@@audit.filter.actor:By`,
  actorType: $localize`:@@audit.filter.actorType:By a`,
  action: $localize`:@@audit.act:Kind of act`,
  objectType: $localize`:@@audit.filter.objectType:About a`,
  objectId: $localize`:@@audit.filter.object:About`,
  enterpriseId: $localize`:@@audit.filter.enterprise:Enterprise`,
  from: $localize`:@@audit.filter.from:From`,
  to: $localize`:@@audit.filter.to:To`,
});

export const actorTypeWords = (): Record<string, string> => ({
  person: $localize`:@@audit.actor.person:Person`,
  token: $localize`:@@audit.actor.token:API token`,
  job: $localize`:@@audit.actor.job:The system itself`,
});

/** A value of the address as a person reads it; an id by its name, where that is known. */
export function filterWord(name: AuditFilter, value: string, names: ReadonlyMap<string, string>): string {
  if (name === 'action') return actName(value);
  if (name === 'objectType') return objectName(value);
  if (name === 'actorType') return actorTypeWords()[value] ?? value;
  return names.get(value) ?? value;
}
