import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideStore, Store } from '@ngrx/store';
import { aProblem } from '../testing/a-problem';
import { anOperator } from '../testing/a-session';
import { AccountActions, SessionApi, sessionFeature } from '../session/session.state';
import { Live } from './live';

/** A stream in our hands: what the server says, and how the line is. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static readonly all: Stream[] = [];
  readyState = 1;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;
  constructor(readonly url: string) {
    super();
    Stream.all.push(this);
  }
  say(type: string, id: string, data: object): void {
    this.dispatchEvent(new MessageEvent(type, { lastEventId: id, data: JSON.stringify(data) }));
  }
  break(): void {
    this.readyState = Stream.CLOSED;
    this.onerror();
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

describe('Live', () => {
  const session = () => TestBed.inject(Store).selectSignal(sessionFeature.selectSession)();
  const open = () => {
    const live = TestBed.inject(Live);
    const heard: string[] = [];
    live.events.subscribe(({ id, type }) => heard.push(`${type} ${id}`));
    TestBed.inject(Store).dispatch(SessionApi.found({ session: anOperator() }));
    TestBed.tick();
    const stream = Stream.all.at(-1)!;
    stream.onopen();
    return { live, heard, stream };
  };
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Stream);
    localStorage.clear();
    Stream.all.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      ],
    });
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('passes news on once, although ids come twice and do not rise', () => {
    const { live, heard, stream } = open();
    for (const id of ['5', '4', '5']) stream.say('check', id, { topic: 'request:1' });
    expect(heard).toEqual(['check 5', 'check 4']);
    expect(live.state()).toBe('live');
  });
  it('begins after the last place, and forgets it when the log does not reach back', () => {
    localStorage.setItem('live-after', '41');
    const { heard, stream } = open();
    expect(stream.url).toBe('/api/v1/events?after=41');
    stream.say('reset', '41', {});
    expect(heard).toEqual(['reset 41']);
    expect(localStorage.getItem('live-after')).toBeNull();
  });
  it('notes where the log stands from the first word, which is no news', () => {
    const { heard, stream } = open();
    stream.say('hello', '41', {});
    stream.onerror();
    stream.onopen();
    expect(heard).toEqual([]);
    expect(localStorage.getItem('live-after')).toBe('41');
  });
  it('says that the line is lost and opens it anew after an answer other than 200', async () => {
    const { live, stream } = open();
    stream.break();
    expect(live.state()).toBe('lost');
    await vi.advanceTimersByTimeAsync(2000);
    TestBed.inject(HttpTestingController).expectOne('/api/v1/session').flush(anOperator());
    await vi.advanceTimersByTimeAsync(0);
    expect(Stream.all).toHaveLength(2);
  });
  it('has the pages read again after a gap, when no news had told where the log stands', () => {
    const { heard, stream } = open();
    stream.onerror();
    stream.onopen();
    expect(heard).toEqual(['reset ']);
  });
  it('has it asked again what one may do when the line comes back: the server ends it for whoever may do something else now', () => {
    const { stream } = open();
    const dispatched = vi.spyOn(TestBed.inject(Store), 'dispatch');
    stream.onerror();
    expect(dispatched).not.toHaveBeenCalled();
    stream.onopen();
    expect(dispatched).toHaveBeenCalledWith(AccountActions.changed());
  });
  it('stops for good when the session is over', async () => {
    const { live, stream } = open();
    stream.break();
    await vi.advanceTimersByTimeAsync(2000);
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/session')
      .flush(aProblem(), { status: 401, statusText: '' });
    await vi.advanceTimersByTimeAsync(10_000);
    TestBed.tick();
    expect([Stream.all.length, session(), live.state()]).toEqual([1, null, 'off']);
  });
});
