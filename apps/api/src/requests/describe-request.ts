import { problems, type Problem, type RequestDetail } from '@countersign/contracts';
import { say } from '@countersign/words';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { mayIn, type Caller } from '../shared/access/caller';
import { versioned } from '../shared/answers';
import { Clock } from '../shared/clock';
import { ChecksOf } from '../verification';
import { DnsChoices } from './dns-choices';
import { formOf } from './form';
import { numberOf, type Refusal, type RequestEntity } from './request.entity';
import { actionsOf, blockersOf, statusOf, waitsForOf } from './request-state';
import { stepsOf } from './steps/steps';
import { validityDto } from './steps/validity-rules';
import { Surroundings, type Surrounding } from './surroundings';

/** A request as the HTTP contract shows it, as it stands at this moment: the clock may have ended a proof since it was saved. */
@Injectable()
export class DescribeRequest {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly checksOf: ChecksOf,
    private readonly dnsChoices: DnsChoices,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  async run(manager: EntityManager, request: RequestEntity, caller: Caller): Promise<RequestDetail> {
    const now = this.clock.now();
    const surrounding = await this.surroundings.run(manager, request);
    const checks = await this.checksOf.run(manager, { type: 'request', id: request.id }, now);
    const steps = stepsOf({ request, profile: surrounding.profile, checks });
    const status = statusOf({ status: request.status, steps, checks });
    const names = { requester: surrounding.requester.name, ca: surrounding.profile.issuer.name };
    const may = {
      issue: mayIn(caller, 'requests:issue', request.enterpriseId),
      delete: mayIn(caller, 'requests:delete', request.enterpriseId),
    };
    const dto: RequestDetail = {
      ...recordOf(request, surrounding),
      form: formOf(request, surrounding.profile, await this.dnsChoices.run(manager, request)),
      status,
      validity: validityDto(request, surrounding.profile, now),
      steps,
      checks,
      actions: actionsOf({ status }, surrounding.profile, may),
      blockers: blockersOf({ status, steps, checks, csr: request.csr }),
      waitsFor: {
        ...waitsForOf({ status, steps, checks }, names),
        since: request.waitsSince?.toISOString() ?? null,
      },
      problem: request.problem && this.problemOf(request.problem),
    };
    return versioned(dto, request.version);
  }

  private problemOf({ code, detail, traceId }: Refusal): Problem {
    const { status, retryable } = problems[code];
    const type = `${this.config.publicUrl}/problems/${code}`;
    return { type, code, title: say(code).title, status, detail, instance: traceId, retryable, errors: [] };
  }
}

type Decided = 'form' | 'status' | 'validity' | 'steps' | 'checks' | 'actions' | 'blockers' | 'waitsFor' | 'problem';

/** What the row says by itself. */
function recordOf(
  request: RequestEntity,
  { enterprise, requester, profile }: Surrounding,
): Omit<RequestDetail, Decided> {
  return {
    id: request.id,
    number: numberOf(request),
    kind: request.kind,
    enterprise: { id: enterprise.id, name: enterprise.name },
    onBehalf: request.onBehalf,
    profile: {
      id: profile.id,
      version: profile.version,
      name: profile.name,
      validationType: profile.validationType,
      domainMethods: profile.domainMethods,
      mpic: profile.mpic.enabled,
      vetting: profile.vetting,
      agreement: null,
      secondFactorAtIssue: profile.secondFactor.issue,
      keySources: profile.keySources,
      keys: profile.keys,
    },
    requester: { id: requester.id, name: requester.name, email: requester.email },
    createdAt: request.createdAt.toISOString(),
    updatedAt: request.updatedAt.toISOString(),
    csr: request.csr,
    sdn: request.sdn,
    san: request.san,
    user: null,
    approval: null,
    agreement: null,
    certificateId: request.certificateId,
  };
}
