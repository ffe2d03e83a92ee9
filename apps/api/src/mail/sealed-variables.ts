import type { SecretBox } from '../shared/secret-box';

const placeOf = (id: string) => ({ table: 'outbox_mail', row: id, field: 'variables' });

/** What a mail says, unreadable at rest: a Token waits out a dead mail server in clear nowhere. */
export const sealVariables = (box: SecretBox, id: string, variables: object): string =>
  box.seal('mail', placeOf(id), JSON.stringify(variables));

export const openVariables = (box: SecretBox, id: string, sealed: string): object =>
  JSON.parse(box.open('mail', placeOf(id), sealed).toString('utf8')) as object;
