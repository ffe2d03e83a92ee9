import { finding } from '@countersign/dns';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId } from '../../shared/ids';
import type { Looked } from './end-look';
import { Eyesight } from './eyesight';
import { LOOKERS, type Eyes, type Looker, type Lookers } from './looker';
import type { LookTask } from './look-task';
import type { DnssecSighting, Judgement, Sighting } from './sighting';

/** What evidence may hold of one attempt, before it is compressed. */
const MOST_BYTES = 700_000;
const unknown: DnssecSighting = { state: 'indeterminate', code: 'internal', brokenAt: null, findings: [] };

/** One look: asks, judges, explains. It always comes back with a verdict, and where it broke that verdict is an error: never a pass. */
@Injectable()
export class Look {
  private readonly logger = new Logger('look');

  constructor(
    private readonly eyesight: Eyesight,
    @Inject(LOOKERS) private readonly lookers: Lookers,
  ) {}

  async run({ terms, earlier, attemptId, enterpriseId }: LookTask): Promise<Looked> {
    const looker = this.lookers.get(terms.method);
    if (!looker) throw new Error(`Nothing looks by ${terms.method}`);
    const eyes = this.eyesight.for(terms, enterpriseId);
    const startedAt = eyes.now();
    try {
      const seen = await looker.look(terms, eyes);
      if (bytesOf(seen) > MOST_BYTES) return tooMuch(looker, terms.identifier, seen);
      return await this.judged(looker, { terms, earlier }, seen, eyes);
    } catch (error) {
      const traceId = newId();
      this.logger.error(`${traceId} attempt ${attemptId}: ${error instanceof Error ? error.stack : String(error)}`);
      const details = [finding('internal', terms.identifier, { retryable: true, params: { traceId } })];
      return {
        seen: nothing(startedAt, eyes),
        judged: failed('internal', details),
        sections: looker.sections,
        forPublic: false,
      };
    }
  }

  /** Hints are worth having, but no verdict waits on them to be one. */
  private async judged(
    looker: Looker,
    { terms, earlier }: Pick<LookTask, 'terms' | 'earlier'>,
    seen: Sighting,
    eyes: Eyes,
  ): Promise<Looked> {
    const judged = looker.judge(terms, seen);
    if (judged.outcome === 'pass') return { seen, judged, sections: looker.sections, forPublic: eyes.forPublic() };
    const before = new Set(eyes.lookups());
    const hints = await looker.hints(terms, seen, eyes, earlier).catch((error: unknown) => {
      this.logger.warn(`hints about ${terms.identifier}: ${String(error)}`);
      return [];
    });
    const explaining = [...seen.explaining, ...eyes.lookups().filter((each) => !before.has(each))];
    const more = bytesOf({ ...seen, explaining }) > MOST_BYTES ? [] : explaining;
    return {
      seen: { ...seen, explaining: more },
      judged: { ...judged, details: [...judged.details, ...hints] },
      sections: looker.sections,
      forPublic: false,
    };
  }
}

const bytesOf = ({ lookups, explaining }: Pick<Sighting, 'lookups' | 'explaining'>) =>
  [...lookups, ...explaining]
    .flatMap(({ exchanges }) => exchanges)
    .reduce((sum, { request, response }) => sum + request.length + (response?.length ?? 0), 0);

const failed = (code: string, details: Judgement['details']): Judgement => ({
  outcome: 'error',
  code,
  provedName: null,
  details,
  dnssec: { ...unknown, code },
  counted: [],
  validSeconds: null,
});

const nothing = (startedAt: Date, eyes: Eyes): Sighting => ({
  startedAt,
  answeredAt: eyes.now(),
  lookups: [],
  explaining: [],
  http: null,
  demo: eyes.demo,
});

/** Answers that evidence can't hold are answers that nobody could check again. */
const tooMuch = ({ sections }: Looker, identifier: string, seen: Sighting): Looked => ({
  seen: { ...seen, lookups: [], explaining: [], http: null },
  judged: failed('dns-unreadable', [finding('dns-unreadable', identifier, { found: `${bytesOf(seen)} bytes` })]),
  sections,
  forPublic: false,
});
