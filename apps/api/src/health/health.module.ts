import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { ProblemPageController } from './problem-page.controller';
import { ReadinessProbe } from './readiness';

@Module({ controllers: [HealthController, ProblemPageController], providers: [ReadinessProbe] })
export class HealthModule {}
