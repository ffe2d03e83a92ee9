import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { jobCaller } from '../shared/access/caller';
import { StartNotes } from '../shared/start-notes';
import { InviteFirstOperator } from './invitations/invite-first-operator';
import { AddPerson } from './people/add-person';

/**
 * Somebody must be able to sign in to a new installation: the person that BOOTSTRAP_EMAIL names, or whoever reads what the start
 * prints. As long as there is no operator each start prints a new link, and the older one ends. Demo people include an operator.
 */
@Injectable()
export class FirstOperator implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'bootstrap' | 'demo' | 'publicUrl'>,
    private readonly notes: StartNotes,
    private readonly addPerson: AddPerson,
    private readonly invite: InviteFirstOperator,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { bootstrap, demo, publicUrl } = this.config;
    const caller = jobCaller('first start');
    if (bootstrap && (await this.invite.isWanted()))
      await this.addPerson.run({ ...bootstrap, name: bootstrap.email, operatorRole: 'super-admin' }, caller);
    if (demo) return;
    const path = await this.invite.run(`operator@${new URL(publicUrl).hostname}`, caller);
    if (path !== null) this.notes.add('First operator', `${publicUrl}${path}  (works once)`);
  }
}
