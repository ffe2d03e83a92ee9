import type { Profile, RequestDetail } from '@countersign/contracts';
import { validityOf } from '@countersign/pki';
import { rule } from '@countersign/rules';
import type { Fault } from '../../shared/problem';
import type { RequestEntity } from '../request.entity';

type Rules = Pick<Profile, 'validity' | 'generation'>;

/** The profile's period, cut by the rule in force (S/MIME BR 6.3.2), which does not bind private certificates. */
export const maxDays = ({ validity, generation }: Rules, now: Date): number =>
  generation === 'private' ? validity.days : Math.min(validity.days, Math.floor(rule('validity.max', now) / 86_400));

export function validityFaults(days: number, profile: Rules, now: Date): Fault[] {
  const max = maxDays(profile, now);
  const min = profile.validity.editable ? 1 : max;
  return days >= min && days <= max ? [] : [{ path: '/days', code: 'validity-out-of-range', params: { min, max } }];
}

type Dates = Pick<RequestEntity, 'validityDays' | 'notBefore' | 'notAfter'>;

/** As the step shows it: if it were made now, or as it was made. A rule that came meanwhile cuts what was saved. */
export function validityDto(request: Dates, profile: Rules, now: Date): RequestDetail['validity'] {
  const max = maxDays(profile, now);
  const days = Math.min(request.validityDays ?? max, max);
  const { notBefore, notAfter } =
    request.notBefore && request.notAfter
      ? { notBefore: request.notBefore, notAfter: request.notAfter }
      : validityOf(now, days);
  return {
    days,
    maxDays: max,
    editable: profile.validity.editable,
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
  };
}
