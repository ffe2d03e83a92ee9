import type { OpenPasswordReset } from '@countersign/contracts';
import type { OpenedReset } from './reset.store';

/** What the page behind the link says. */
export const showReset = ({ reset, state }: Pick<OpenedReset, 'reset' | 'state'>): OpenPasswordReset => ({
  email: reset.email,
  status: state,
  expiresAt: reset.expiresAt.toISOString(),
});
