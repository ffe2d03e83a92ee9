import { Controller, Get, Module, Post } from '@nestjs/common';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { type Answer, specApi, type SpecApi } from '../../testing/spec-api';
import { anOperator } from '../../testing/spec-callers';
import { Answers } from '../answers';
import type { Caller, Factor } from './caller';
import { Needs } from './needs';
import { NeedsFreshFactor, OpenWithoutFactor } from './second-factor';

const answer = z.object({});

@Controller('things')
@Needs('settings:edit', 'none')
class ThingsController {
  @Get()
  @Answers(answer)
  read(): object {
    return {};
  }
  @Get('enrol')
  @Needs('signed-in', 'none')
  @OpenWithoutFactor()
  @Answers(answer)
  enrol(): object {
    return {};
  }
  @Get('open')
  @Needs('anyone', 'none')
  @Answers(answer)
  open(): object {
    return {};
  }
  @Post()
  @NeedsFreshFactor()
  @Answers(answer)
  change(): object {
    return {};
  }
}
@Module({ controllers: [ThingsController] })
class ThingsModule {}

const things = '/api/v1/things';
const codeOf = (reply: Answer) => (reply.statusCode === 200 ? '200' : reply.json<{ code: string }>().code);

describe.each([
  ['off', '0'],
  ['on', '1'],
])('with REQUIRE_MFA %s', (_, REQUIRE_MFA) => {
  const api = specApi({ business: ThingsModule, environment: { REQUIRE_MFA } });
  const somebody = (factor: Partial<Factor>, more: Partial<Caller> = {}) =>
    api.as({ ...anOperator(), factor: { enrolled: [], required: false, shownAt: null, ...factor }, ...more });
  const ago = (at: SpecApi, seconds: number) => new Date(at.clock.now().getTime() - seconds * 1000);

  it('an act that asks for a fresh factor gets one', async () => {
    const change = async (factor: Partial<Factor>, more: Partial<Caller> = {}) =>
      codeOf(await somebody(factor, more).post(things));
    const enrolled = ['totp'];
    expect(await change({ enrolled, shownAt: ago(api, 590) })).toBe('200');
    expect(await change({ enrolled, shownAt: ago(api, 601) })).toBe('step-up-required');
    expect(await change({ enrolled })).toBe('step-up-required');
    expect(await change({ enrolled }, { type: 'token', sessionId: null })).toBe('step-up-required');
    expect(await change({})).toBe(REQUIRE_MFA === '1' ? 'mfa-required' : '200');
    expect(await change({ enrolled }, { everywhere: ['settings:read'] })).toBe('forbidden');
  });

  it('who must have one and has none sets it up, and does nothing else', async () => {
    const lacking = somebody({ required: true });
    expect(codeOf(await lacking.get(things))).toBe('mfa-required');
    expect(codeOf(await lacking.post(things))).toBe('mfa-required');
    expect(codeOf(await lacking.get(`${things}/enrol`))).toBe('200');
    expect(codeOf(await lacking.get(`${things}/open`))).toBe('200');
    const token = somebody({ required: true }, { type: 'token', sessionId: null });
    expect(codeOf(await token.get(things))).toBe('mfa-required');
    expect(codeOf(await somebody({ required: true, enrolled: ['totp'] }).get(things))).toBe('200');
  });
});
