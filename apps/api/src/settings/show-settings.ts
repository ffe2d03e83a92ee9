import type { Settings } from '@countersign/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { versioned } from '../shared/answers';
import { inForce, type SettingsEntity } from './settings.entity';

/** Settings as the answer shows them, with what is not set here: nothing else is chosen yet, and REQUIRE_MFA is the environment's. */
@Injectable()
export class ShowSettings {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'requireMfa'>) {}

  run(row: SettingsEntity): Settings {
    const elsewhere = { mpicConnectorId: null, smtpConnectorId: null, twoPersons: false };
    return versioned({ ...inForce(row), ...elsewhere, requireMfa: this.config.requireMfa }, row.version);
  }
}
