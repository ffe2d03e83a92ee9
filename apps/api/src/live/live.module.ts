import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LiveBell } from './live-bell';
import { LiveEventEntity } from './live-event.entity';
import { LiveEvents } from './live-events';
import { LiveLog } from './live-log';
import { LiveStreams } from './live-streams';
import { LiveController } from './live.controller';
import { SealedNews } from './sealed-news';

@Module({
  imports: [TypeOrmModule.forFeature([LiveEventEntity])],
  controllers: [LiveController],
  providers: [LiveBell, LiveEvents, LiveLog, LiveStreams, SealedNews],
  exports: [LiveEvents, LiveLog, LiveStreams],
})
export class LiveModule {}
