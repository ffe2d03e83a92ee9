import type { ApiToken, NewApiToken } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work';
import { Limits } from '../../limits';
import type { Caller } from '../../shared/access/caller';
import { created, versioned } from '../../shared/answers';
import { Clock } from '../../shared/clock';
import { RaError } from '../../shared/problem';
import { allOf } from '../identity';
import { aboutToken, ONLY_VERSION, toDto } from './api-token.entity';
import { ApiTokenStore } from './api-token.store';
import { personBehind } from '../person-behind';

const perPerson = { name: 'api-tokens', max: 20, seconds: 3600 };
const YEAR = 366 * 86_400_000;

/** The secret is in this answer alone, so no Idempotency-Key keeps it: a repeated call makes a second token. */
@Injectable()
export class CreateApiToken {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly limits: Limits,
    private readonly tokens: ApiTokenStore,
  ) {}

  async run({ name, scopes, expiresAt: end }: NewApiToken, caller: Caller): Promise<ApiToken> {
    const personId = personBehind(caller);
    await this.limits.take(perPerson, personId);
    const expiresAt = this.within(end);
    if (scopes.some((scope) => !allOf(caller).has(scope))) throw new RaError('cannot-grant');
    return this.unitOfWork.run({ ...caller, once: null }, async (tx) => {
      const { row, secret } = await this.tokens.add(tx, { personId, name, scopes: [...new Set(scopes)], expiresAt });
      tx.audit('api-token.made', aboutToken(row), { after: { name, scopes: row.scopes, expiresAt: end } });
      return created(versioned({ ...toDto(row), secret }, ONLY_VERSION), `/api/v1/me/api-tokens/${row.id}`);
    });
  }

  /** A key that never ends is one that somebody forgets. */
  private within(end: string): Date {
    const expiresAt = new Date(end);
    const left = expiresAt.getTime() - this.clock.now().getTime();
    if (left > 0 && left <= YEAR) return expiresAt;
    throw new RaError('invalid-field', { errors: [{ path: '/expiresAt', code: 'invalid-field' }] });
  }
}
