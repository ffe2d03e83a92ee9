import { Controller, Get } from '@nestjs/common';
import * as z from 'zod';
import { Needs } from '../shared/access/needs';
import { Answers, withFacts } from '../shared/answers';
import { ReadinessProbe } from './readiness';

const live = z.object({ status: z.literal('ok') }).meta({ id: 'Live' });
const part = z.object({ state: z.enum(['ok', 'down']), reason: z.string().nullable() });
const ready = z
  .object({ status: z.enum(['ok', 'degraded', 'down']), parts: z.record(z.string(), part) })
  .meta({ id: 'Ready' });

@Controller()
@Needs('anyone', 'none')
export class HealthController {
  constructor(private readonly readiness: ReadinessProbe) {}

  /** The process lives, whatever its database does. */
  @Get('healthz')
  @Answers(live)
  live(): z.infer<typeof live> {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Answers(ready, { status: [200, 503] })
  async ready(): Promise<z.infer<typeof ready>> {
    const now = await this.readiness.look();
    return withFacts({ ...now }, now.status === 'down' ? { status: 503, headers: { 'retry-after': '2' } } : {});
  }
}
