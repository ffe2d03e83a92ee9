import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { Tx } from '../database/tx';
import { Job } from '../jobs';
import { jobCaller } from '../shared/access/caller';
import { SecretBox } from '../shared/secret-box';
import { nextTry } from './back-off';
import { MailMoved } from './mail-moved';
import { MailTransport, type Delivery } from './mail-transport';
import { OutboxMail } from './outbox-mail.entity';
import { OutboxStore } from './outbox.store';
import { RenderMail } from './render-mail';
import { openVariables } from './sealed-variables';

const caller = jobCaller('mail');

/**
 * Sends one mail of the outbox: claim, send, settle, and no transaction is open while the mail server is asked. A crash after
 * the server took the mail and before that is written down sends it once more, under the same Message-ID: SMTP offers no better.
 */
@Injectable()
export class DeliverMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxStore,
    private readonly transport: MailTransport,
    private readonly render: RenderMail,
    private readonly box: SecretBox,
  ) {}

  @Job('mail', { lanes: 2 })
  async run({ id }: { id: string }): Promise<void> {
    const claimed = await this.unitOfWork.run(caller, (tx) => this.outbox.claim(tx, id));
    if (!claimed) return;
    const delivery = await this.send(claimed);
    await this.unitOfWork.run(caller, (tx) => this.settle(tx, claimed, delivery));
  }

  private send({ id, recipient, template, variables }: OutboxMail): Promise<Delivery> {
    if (variables === null) throw new Error(`Mail ${id} has nothing to say any more`);
    const opened = openVariables(this.box, id, variables);
    return this.transport.send({
      id,
      to: recipient,
      fromName: senderName(opened),
      ...this.render.run(template, opened),
    });
  }

  private async settle(tx: Tx, claimed: OutboxMail, delivery: Delivery): Promise<void> {
    const change = outcome(claimed, delivery, tx.now);
    if (!(await this.outbox.settle(tx, claimed, change))) return; // somebody took over meanwhile: his word counts
    const { id, aboutType, aboutId, enterpriseId, recipient, createdAt } = claimed;
    const about = aboutType !== null && aboutId !== null ? { type: aboutType, id: aboutId } : null;
    const state = change.state === 'waiting' ? 'delayed' : change.state === 'refused' ? 'undeliverable' : 'sent';
    tx.emit(new MailMoved(about, enterpriseId, recipient, state, change.lastError, change.nextTryAt, createdAt));
    if (state === 'undeliverable')
      tx.audit(
        'mail.undeliverable',
        { type: 'mail', id, label: recipient, enterpriseId },
        { after: { text: change.lastError } },
      );
  }
}

type Outcome = Pick<OutboxMail, 'state' | 'lastError' | 'nextTryAt' | 'sentAt'>;

function outcome({ tries, createdAt }: OutboxMail, delivery: Delivery, now: Date): Outcome {
  if (delivery.as === 'sent') return { state: 'sent', lastError: null, nextTryAt: null, sentAt: now };
  const nextTryAt = delivery.as === 'delayed' ? nextTry(tries, createdAt, now) : null;
  return { state: nextTryAt ? 'waiting' : 'refused', lastError: delivery.text, nextTryAt, sentAt: null };
}

/** The enterprise stands in the sender's name, so that a reader knows whom the mail speaks for. */
function senderName(variables: object): string {
  const name = 'enterpriseName' in variables ? variables.enterpriseName : null;
  return typeof name === 'string' && name !== '' ? `${name} by Countersign` : '';
}
