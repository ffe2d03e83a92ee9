import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CONFIG, type Config } from '../config';
import { Callers } from './access/caller-source';
import { FreshFactor } from './access/fresh-factor';
import { LookUps } from './access/looks-up';
import { Xsrf } from './access/xsrf';
import { Clock } from './clock';
import { sealCursorsWith } from './page';
import { SecretBox } from './secret-box';
import { StartNotes } from './start-notes';

const shared = [Clock, SecretBox, Xsrf, LookUps, Callers, FreshFactor, StartNotes];

/** What every module may ask for without importing it. */
@Global()
@Module({ imports: [DiscoveryModule] })
export class SharedModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: SharedModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        SecretBox,
        Xsrf,
        LookUps,
        Callers,
        FreshFactor,
        StartNotes,
      ],
      exports: [CONFIG, ...shared],
    };
  }

  constructor(box: SecretBox) {
    sealCursorsWith(box.subkey('cursor'));
  }
}
