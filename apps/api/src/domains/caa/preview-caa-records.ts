import type { CaaPreview, CaaPreviewQuery } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { Limits, type LimitRule } from '../../limits';
import { PreviewCaa } from '../../verification';
import { provableName } from '../domain-names';
import { effectiveIssuers } from './caa-rules';
import { CaaSettingsStore } from './caa-settings.store';
import { ConnectorIssuers } from './connector-issuers';

/** Each one asks the name servers of somebody else. */
const perEnterprise: LimitRule = { name: 'caa-preview', max: 1000, seconds: 3600 };

/** What DNS says now for one name: judged by what the enterprise allows, or by our CAs where it allows nothing yet. No proof, nothing stored. */
@Injectable()
export class PreviewCaaRecords {
  constructor(
    private readonly settings: CaaSettingsStore,
    private readonly connectorIssuers: ConnectorIssuers,
    private readonly previewCaa: PreviewCaa,
    private readonly limits: Limits,
  ) {}

  async run(enterpriseId: string, asked: CaaPreviewQuery): Promise<CaaPreview> {
    const { name } = provableName('?name', asked.name);
    await this.limits.take(perEnterprise, enterpriseId);
    const { manager } = this.settings;
    const { issuers } = await this.settings.of(manager, enterpriseId);
    const { names, accountUri } = await this.connectorIssuers.run(manager, enterpriseId);
    const allowed = effectiveIssuers(issuers, names);
    const seen = await this.previewCaa.run({ name, issuers: allowed.length > 0 ? allowed : names, accountUri });
    return { ...seen, lookups: seen.lookups.map((lookup) => ({ ...lookup })) };
  }
}
