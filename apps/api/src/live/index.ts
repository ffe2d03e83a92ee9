export { LiveEvents } from './live-events';
export { LiveLog } from './live-log';
export { LiveStreams, type StreamWish } from './live-streams';
export { eventsAfter } from './live.controller';
export { LiveModule } from './live.module';
