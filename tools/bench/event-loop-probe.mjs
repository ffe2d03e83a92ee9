// Loaded into the server by the bench alone: how late the event loop is, between two messages.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
process.on('message', (message) => {
  if (message === 'begin') {
    delay.reset();
    delay.enable();
    process.send('ready');
  }
  if (message === 'end') {
    delay.disable();
    process.send(delay.percentile(99) / 1e6);
  }
});
process.channel?.unref();
