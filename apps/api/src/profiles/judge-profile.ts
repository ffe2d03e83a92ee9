import type { ProfileContent } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { FindConnectors } from '../connectors';
import type { Tx } from '../database/tx';
import { RaError } from '../shared/problem';
import { connectorsOf, profileFaults } from './profile-rules';

/** Refuses what may not be saved. */
@Injectable()
export class JudgeProfile {
  constructor(private readonly findConnectors: FindConnectors) {}

  async run(tx: Tx, content: ProfileContent): Promise<void> {
    const connectors = await this.findConnectors.run(
      tx.manager,
      connectorsOf(content).map(({ id }) => id),
    );
    const errors = profileFaults(content, connectors, tx.now);
    if (errors.length > 0) throw new RaError('invalid-field', { errors });
  }
}
