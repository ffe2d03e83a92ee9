import { hello, type LineState, type LiveNews, newsTypes, readNews, reset } from './live-news';

const address = '/api/v1/events';
const place = 'live-after';

/** Is it known where the log stood? Until the server's first word nobody knows, and what fell into a gap can't be asked for. */
export const knowsPlace = (): boolean => localStorage.getItem(place) !== null;
const watchEvery = 2000;

interface Ear {
  hear(news: LiveNews): void;
  line(state: LineState): void;
  /** After a refusal: may the stream be opened anew? No, when the session is over. */
  mayGoOn(): Promise<boolean>;
}

/**
 * Reads the stream until `ended` is aborted. The browser comes back by itself after a broken connection, but never after an
 * answer other than 200: that is watched here.
 */
export function readStream(ear: Ear, ended: AbortSignal): Promise<void> {
  return new Promise((done) => {
    let source = open(ear);
    let asking = false;
    const watch = setInterval(() => {
      if (source.readyState !== EventSource.CLOSED || asking) return;
      asking = true;
      void ear.mayGoOn().then((yes) => {
        asking = false;
        if (ended.aborted) return;
        if (yes) source = open(ear);
        else stop();
      });
    }, watchEvery);
    const stop = () => {
      clearInterval(watch);
      source.close();
      done();
    };
    ended.addEventListener('abort', stop, { once: true });
  });
}

function open(ear: Ear): EventSource {
  // Last-Event-ID is sent only by a browser that comes back: the first request names the place in its address
  const after = localStorage.getItem(place);
  const source = new EventSource(after ? `${address}?after=${encodeURIComponent(after)}` : address);
  source.onopen = () => {
    ear.line('live');
  };
  source.onerror = () => {
    ear.line('lost');
  };
  const heard = (event: MessageEvent<string>) => {
    ear.hear(readNews(event));
    if (event.type === reset) localStorage.removeItem(place);
    else if (event.lastEventId) localStorage.setItem(place, event.lastEventId); // last: what a dying tab could not pass on comes again
  };
  source.onmessage = heard;
  source.addEventListener(hello, ({ lastEventId }: MessageEvent<string>) => {
    localStorage.setItem(place, lastEventId);
  });
  for (const type of newsTypes) source.addEventListener(type, heard);
  return source;
}
