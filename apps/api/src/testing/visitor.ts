import type { SpecPerson } from '../users/testing';

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** One who is signed in at a server and calls it over HTTP, as a browser would. */
export class Visitor {
  private constructor(
    private readonly address: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async signIn(address: string, { email, password }: SpecPerson): Promise<Visitor> {
    const answer = await new Visitor(address, {}).post('/api/v1/session', { email, password });
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
    const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    const xsrf = pairs.find((pair) => pair.startsWith('XSRF-TOKEN='))?.split('=')[1] ?? '';
    return new Visitor(address, { cookie: pairs.join('; '), 'x-xsrf-token': xsrf });
  }

  get = (path: string): Promise<Seen> => this.send('GET', path);
  post = (path: string, body: object = {}, headers: Readonly<Record<string, string>> = {}): Promise<Seen> =>
    this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  upload = (path: string, body: string, type: string): Promise<Seen> =>
    this.send('POST', path, body, { 'content-type': type });

  /** Keeps what a stream of news brings, until its end. */
  async listen(path: string): Promise<{ readonly heard: () => string; readonly end: () => void }> {
    const ending = new AbortController();
    const { body } = await fetch(`${this.address}${path}`, { headers: this.headers, signal: ending.signal });
    let heard = '';
    const read = async () => {
      if (body) for await (const part of body.pipeThrough(new TextDecoderStream())) heard += part;
    };
    void read().catch(() => undefined); // it was ended
    return {
      heard: () => heard,
      end: () => {
        ending.abort();
      },
    };
  }

  private async send(method: string, path: string, body?: string, more: object = {}): Promise<Seen> {
    const headers = { ...this.headers, ...more };
    const answer = await fetch(`${this.address}${path}`, { method, headers, ...(body !== undefined && { body }) });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: isJson(answer) ? (JSON.parse(text) as unknown) : null,
    };
  }
}

const isJson = ({ headers }: Response) => /\bjson\b/.test(headers.get('content-type') ?? '');
