import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindCertificates } from '../../certificates';
import type { Tx } from '../../database/tx';
import { InstallationSettings } from '../../settings';
import { RequestStore } from '../request.store';

/**
 * A key stands in one request and in what was made of that, of whatever enterprise; revoked and expired certificates count. A renewal,
 * which keeps its key, will leave out the certificate that it renews here. Operators can do without it (settings, `csr.checkKeyReuse`).
 */
@Injectable()
export class KeyUses {
  constructor(
    private readonly requests: RequestStore,
    private readonly findCertificates: FindCertificates,
    private readonly settings: InstallationSettings,
  ) {}

  /** For who is about to write the key down: of many at once the first gets it, the others wait for that and find it used. */
  async wasTaken(tx: Tx, spkiSha256: string, by: string): Promise<boolean> {
    await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 44))', [`key ${spkiSha256}`]);
    return this.isUsed(tx.manager, spkiSha256, by);
  }

  /** `but`: by another than this request; null: by any. Whose it is stays here. */
  async isUsed(manager: EntityManager, spkiSha256: string, but: string | null): Promise<boolean> {
    const { csr } = await this.settings.run(manager);
    if (!csr.checkKeyReuse) return false;
    if (await this.requests.anyWithKey(manager, spkiSha256, but)) return true;
    const certificates = await this.findCertificates.ofKey(manager, spkiSha256);
    return certificates.some(({ requestId }) => requestId !== but);
  }
}
