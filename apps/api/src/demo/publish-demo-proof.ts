import type { DemoResolver } from '@countersign/dns';
import { Inject, Injectable } from '@nestjs/common';
import { Handles } from '../database/handlers';
import type { Tx } from '../database/tx';
import { CheckChanged, ChecksOf, DEMO_ZONES } from '../verification';

/** The zone whose owner is quick: what it is asked to publish is there at once. */
const quick = 'txt-verified.example';

/** Publishes the TXT record of a challenge in that one demo zone, as its owner would: the others show what goes wrong. */
@Injectable()
export class PublishDemoProof {
  constructor(
    private readonly checksOf: ChecksOf,
    @Inject(DEMO_ZONES) private readonly zones: DemoResolver,
  ) {}

  @Handles(CheckChanged)
  async run({ check, subject }: CheckChanged, tx: Tx): Promise<void> {
    const { kind, status, identifier } = check;
    if (kind !== 'domain' || status !== 'pending' || !`.${identifier}`.endsWith(`.${quick}`)) return;
    const checks = await this.checksOf.run(tx.manager, subject, tx.now);
    const shown = checks.find(({ id }) => id === check.id)?.instructions;
    if (shown && 'zoneLine' in shown) this.zones.publish(shown.name, shown.value);
  }
}
