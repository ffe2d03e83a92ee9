import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { jobCaller } from '../shared/access/caller';
import { ConnectorRow } from './connector.entity';
import { CreateConnector } from './create-connector';

/** Any number, the same in every version: who makes the first connector holds it. */
const MAKING = 4_711_000_003;

/** An installation without any connector gets a CA of its own at its first start, so that the first minute can end with a certificate. */
@Injectable()
export class FirstBuiltinCa implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly createConnector: CreateConnector,
    @Inject(CONFIG) private readonly config: Pick<Config, 'demo'>,
  ) {}

  /** Of several processes that start together one makes it: the lock is the connection's, not a transaction's, as making keys takes its time. */
  async onApplicationBootstrap(): Promise<void> {
    const lock = this.db.createQueryRunner();
    try {
      await lock.query(`set lock_timeout = '15s'`);
      await lock.query('select pg_advisory_lock($1)', [MAKING]);
      if (!(await this.db.manager.exists(ConnectorRow))) await this.make();
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [MAKING]);
      await lock.query('reset lock_timeout');
      await lock.release();
    }
  }

  private async make(): Promise<void> {
    // The name that CAA records of the demo's zones allow. In earnest it is the operator's to say.
    const caaDomains = this.config.demo ? ['ca.example'] : [];
    const config = { key: 'p-256', commonName: 'Countersign Issuing CA', caaDomains };
    await this.createConnector.run(
      { kind: 'builtin-ca', name: 'Built-in CA', active: true, config },
      jobCaller('first-start'),
    );
  }
}
