interface Answer {
  readonly status: number;
  readonly text: string;
}
type Method = 'GET' | 'POST' | 'PUT';

/** Somebody who uses the API as a script does: the session's cookie, and its token in a header beside it. */
export class Script {
  private constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async signedIn(url: string, person: { email: string; password: string }): Promise<Script> {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(person),
    });
    if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    const xsrf = cookies.find((cookie) => cookie.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length) ?? '';
    return new Script(url, { cookie: cookies.join('; '), 'x-xsrf-token': decodeURIComponent(xsrf) });
  }

  get = <T>(path: string): Promise<T> => this.call('GET', path);
  post = <T>(path: string, body: object = {}): Promise<T> => this.call('POST', path, body);
  put = <T>(path: string, body: object): Promise<T> => this.call('PUT', path, body);

  async answer(method: Method, path: string, body?: object): Promise<Answer> {
    const sent = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const headers = { ...this.headers, ...sent?.headers };
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, ...sent, headers });
    return { status: answer.status, text: await answer.text() };
  }

  private async call<T>(method: Method, path: string, body?: object): Promise<T> {
    const { status, text } = await this.answer(method, path, body);
    if (status > 299) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(text) as T;
  }
}
