export { LiveEvents } from './live-events';
export { LiveStreams, type StreamWish } from './live-streams';
export { LiveModule } from './live.module';
