import type { AuditEvent } from '@countersign/contracts';
import { browserWords, placeWords } from '../../shared/session-words';

/** From where something was done, and with what. What the system does by itself comes from nowhere. */
export function placeOf({ actor, ip, userAgent }: Pick<AuditEvent, 'actor' | 'ip' | 'userAgent'>): string {
  if (actor.type === 'job') return $localize`:@@audit.place.system:the system itself`;
  if (actor.type !== 'token' && ip === null && userAgent === null)
    return $localize`:@@audit.place.unknown:from where is not known`;
  const tool = actor.type === 'token' ? $localize`:@@audit.place.token:an API token` : browserWords(userAgent);
  return [placeWords(ip), tool].join(' · ');
}
