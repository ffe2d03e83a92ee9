/** Every queue there is: made when the database migrates, as the application may not. A module adds its own. */
export const QUEUES = [
  'email-token',
  'expire-checks',
  'expire-domains',
  'invite-in-bulk',
  'mail',
  'password-reset',
  'recheck',
  'renew-crls',
  'revoke-of-deleted',
  'sweep',
  'sweep-accounts',
  'sweep-sessions',
] as const;
export type QueueName = (typeof QUEUES)[number];

/** Where a job goes that failed at every try: there it stays and is seen until it is driven again. */
export const DEAD = 'dead';
