import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import type { Session } from '@countersign/contracts';
import { Access } from '../session/access';

export const enrolmentPage = '/account/security';

/** The account must have a second factor and has none: nothing but setting one up is open to it (REQUIRE_MFA, SBR 6.5.1). */
export const mustEnrol = (session: Session | null): boolean =>
  session !== null && session.mfa.required && session.mfa.enrolled.length === 0;

export const enrolsFirst: CanMatchFn = () => mustEnrol(inject(Access).session());
