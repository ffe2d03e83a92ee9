import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AuditChain, AuditModule } from './audit';
import type { Config } from './config';
import { DatabaseModule } from './database/database.module';
import { GATE, UnitOfWork, WRITERS, type Writer } from './database/unit-of-work';
import { HealthModule } from './health';
import { IdempotencyModule, OnceGate } from './idempotency';
import { JobQueue, JobsModule } from './jobs';
import { LimitsModule, RateGuard } from './limits';
import { LiveEvents, LiveModule } from './live';
import { MailModule, Outbox } from './mail';
import { RetentionModule } from './retention';
import { SettingsModule } from './settings';
import { CallerGuard } from './shared/access/caller.guard';
import { CrossSiteGuard } from './shared/access/cross-site.guard';
import { EnrolledGuard } from './shared/access/enrolled.guard';
import { FreshFactorGuard } from './shared/access/fresh-factor.guard';
import { FormGuard } from './shared/access/form.guard';
import { PermissionGuard } from './shared/access/permission.guard';
import { TenantGuard } from './shared/access/tenant.guard';
import { SchemaPipe } from './shared/body.pipe';
import { Clock } from './shared/clock';
import { SharedModule } from './shared/shared.module';

/** The order in which a call is looked at, before its body is: each refusal wins over the later ones. */
const guards: Type[] = [
  ...[CallerGuard, CrossSiteGuard, RateGuard],
  ...[EnrolledGuard, PermissionGuard, FreshFactorGuard, TenantGuard, FormGuard],
];

const writers: Type[] = [Outbox, JobQueue, LiveEvents, AuditChain];

export interface Ground {
  readonly config: Config;
  readonly databaseUrl: string;
  /** Specs move theirs. */
  readonly clock?: Clock;
}

/** All that knows no business word, put together once for the application and for specs. */
@Global()
@Module({})
export class GroundModule {
  static with({ config, databaseUrl, clock }: Ground): DynamicModule {
    return {
      module: GroundModule,
      imports: [
        SharedModule.with(config, clock ?? new Clock(config.clockOffset)),
        DatabaseModule.at(databaseUrl),
        AuditModule,
        JobsModule,
        LiveModule,
        MailModule,
        LimitsModule,
        IdempotencyModule,
        HealthModule,
        RetentionModule,
        SettingsModule,
      ],
      providers: [
        ...guards.map((guard) => ({ provide: APP_GUARD, useClass: guard })),
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: WRITERS, useFactory: (...all: Writer[]) => all, inject: writers },
        { provide: GATE, useExisting: OnceGate },
        UnitOfWork,
      ],
      exports: [UnitOfWork],
    };
  }
}
