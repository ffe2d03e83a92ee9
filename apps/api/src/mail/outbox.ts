import { Injectable } from '@nestjs/common';
import type { Mail, Tx } from '../database/tx';
import type { Writer } from '../database/unit-of-work';
import { newId } from '../shared/ids';
import { SecretBox } from '../shared/secret-box';
import { OutboxMail } from './outbox-mail.entity';
import { RenderMail } from './render-mail';
import { sealVariables } from './sealed-variables';

/** Behind the usual 0. */
const BEHIND = -1;

/** A row for each mail, in the change's own transaction, and a job that carries its id. */
@Injectable()
export class Outbox implements Writer {
  constructor(
    private readonly box: SecretBox,
    private readonly render: RenderMail,
  ) {}

  async write(tx: Tx): Promise<void> {
    for (const mail of tx.mails) {
      assertOneAddress(mail.to);
      this.render.run(mail.template, mail.variables); // a mail that can't be made stops the change, not the job
      const row = this.rowOf(mail, tx.now);
      await tx.manager.insert(OutboxMail, row);
      tx.job('mail', { id: row.id }, tx.mailsMayWait ? { priority: BEHIND } : {});
    }
  }

  private rowOf({ to, template, variables, enterpriseId, about }: Mail, now: Date): OutboxMail {
    const id = newId();
    return {
      id,
      enterpriseId,
      recipient: to,
      template,
      variables: sealVariables(this.box, id, variables),
      aboutType: about?.type ?? null,
      aboutId: about?.id ?? null,
      state: 'waiting',
      tries: 0,
      lastError: null,
      createdAt: now,
      nextTryAt: now,
      sentAt: null,
    };
  }
}

/** The shape is checked where addresses come in; here, last of all, that nothing can make two recipients of one. */
function assertOneAddress(to: string): void {
  if (/[\s\p{Cc}<>(),;:"[\]\\]/u.test(to) || to.split('@').length !== 2 || to.length > 320)
    throw new Error('A mail goes to exactly one plain address');
}
