import { Logger } from '@nestjs/common';
import type { DataSourceOptions } from 'typeorm';
import { migrations } from './migrations';
import { asApplication } from './roles';

const logger = new Logger('database');

/** Extensions would need the owner: none is used (ids are made here, not by uuid-ossp). */
export const ownerOptions = (url: string) =>
  ({ type: 'postgres', url, migrations, installExtensions: false, poolSize: 1 }) satisfies DataSourceOptions;

/** The time limits make a stuck database an answer (503) instead of a wait: a caller hears within three seconds. */
export const applicationOptions = (url: string) =>
  ({
    type: 'postgres',
    url: asApplication(url),
    installExtensions: false,
    poolSize: 20,
    connectTimeoutMS: 2500,
    poolErrorHandler: (error: unknown) => {
      logger.warn(String(error)); // never the object: it carries the connection with its password
    },
    extra: {
      application_name: 'countersign',
      lock_timeout: 2500,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
      idleTimeoutMillis: 60_000,
      min: 2,
      keepAlive: true,
    },
  }) satisfies DataSourceOptions;
