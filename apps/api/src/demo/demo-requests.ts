import { Injectable } from '@nestjs/common';
import { Generate, StartRequestCheck } from '../requests';
import type { Caller } from '../shared/access/caller';
import { DemoForm } from './demo-form';

export interface DemoCase {
  readonly enterpriseId: string;
  readonly profileId: string;
  readonly caller: Caller;
}
type Emails = readonly [string, ...string[]];

/** Requests in the states that a list shows on an ordinary day. */
@Injectable()
export class DemoRequests {
  constructor(
    private readonly form: DemoForm,
    private readonly startCheck: StartRequestCheck,
    private readonly generate: Generate,
  ) {}

  /** Begun, and left at the first step. */
  async left({ enterpriseId, profileId, caller }: DemoCase): Promise<void> {
    await this.form.begin(enterpriseId, profileId, caller);
  }

  /** Filled in; nothing was proven yet, or nothing needs to be. */
  async filled({ enterpriseId, profileId, caller }: DemoCase, emails: Emails): Promise<string> {
    const draft = await this.form.begin(enterpriseId, profileId, caller);
    return (await this.form.fill(draft, emails, caller)).id;
  }

  /** Waits for the owners of the mailboxes: each got a Token. */
  async asked({ enterpriseId, profileId, caller }: DemoCase, emails: Emails): Promise<void> {
    const draft = await this.form.begin(enterpriseId, profileId, caller);
    const { id, checks } = await this.form.fill(draft, emails, caller);
    for (const check of checks.filter(({ kind }) => kind === 'mailbox'))
      await this.startCheck.run(id, check.id, {}, caller);
  }

  async issued(which: DemoCase, emails: Emails): Promise<void> {
    await this.generate.run(await this.filled(which, emails), {}, which.caller);
  }
}
