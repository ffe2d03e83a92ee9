import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HealthController } from './health.controller';
import { ProblemPageController } from './problem-page.controller';
import { ReadinessProbe } from './readiness';

@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController, ProblemPageController],
  providers: [ReadinessProbe],
})
export class HealthModule {}
