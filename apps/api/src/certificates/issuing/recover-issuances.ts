import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../shared/clock';
import { withGrace } from '../../shared/with-grace';
import { CarryOn } from './carry-on';
import { TakeIssuance } from './take-issuance';

const EVERY = 5000;
/** Who plans also claims, a moment later. Only what lies longer was left behind. */
const LEFT_AFTER = 10_000;

/** Takes over what was left behind: planned and never claimed, or claimed by a worker that died. At start, then every few seconds, in every process. */
@Injectable()
export class RecoverIssuances implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('issuing');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly takeIssuance: TakeIssuance,
    private readonly carryOn: CarryOn,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => {
      this.look();
    }, EVERY).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await withGrace(this.running);
  }

  /** Each one once; answers with how many there were. */
  async run(): Promise<number> {
    const plannedBefore = new Date(this.clock.now().getTime() - LEFT_AFTER);
    const seen: string[] = [];
    for (;;) {
      const claim = await this.takeIssuance.left(plannedBefore, seen);
      if (!claim) return seen.length;
      seen.push(claim.row.requestId);
      await this.carryOn.run(claim);
    }
  }

  private look(): void {
    const look = async () => {
      await this.run().catch((error: unknown) => {
        this.logger.warn(String(error));
      });
    };
    this.running = this.running.then(look);
  }
}
