export { LiveEvents } from './live-events';
export { LiveLog } from './live-log';
export { LiveStreams, type StreamWish } from './live-streams';
export { LiveModule } from './live.module';
