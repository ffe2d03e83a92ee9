import { expect, request, type APIRequestContext, type APIResponse } from '@playwright/test';
import type { Person } from '../world/people';

/** Somebody who uses the API as a script does: the session's cookie, and its token in a header beside it. */
export class Voice {
  private constructor(
    private readonly context: APIRequestContext,
    private readonly xsrf: string,
  ) {}

  static async signedIn(baseURL: string, { email, password }: Person): Promise<Voice> {
    const context = await request.newContext({ baseURL });
    const answer = await context.post('/api/v1/session', { data: { email, password } });
    expect(answer.status(), await answer.text()).toBe(200);
    const { cookies } = await context.storageState();
    return new Voice(context, cookies.find(({ name }) => name === 'XSRF-TOKEN')!.value);
  }

  async get<T>(path: string): Promise<T> {
    return read(await this.context.get(`/api/v1${path}`));
  }

  async post<T>(path: string, data: object = {}): Promise<T> {
    return read(await this.context.post(`/api/v1${path}`, { data, headers: { 'x-xsrf-token': this.xsrf } }));
  }

  async put<T>(path: string, data: object): Promise<T> {
    return read(await this.context.put(`/api/v1${path}`, { data, headers: { 'x-xsrf-token': this.xsrf } }));
  }

  end(): Promise<void> {
    return this.context.dispose();
  }
}

async function read<T>(answer: APIResponse): Promise<T> {
  expect(answer.ok(), `${answer.url()} ${answer.status()} ${await answer.text()}`).toBe(true);
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
