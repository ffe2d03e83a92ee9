import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { AppModule } from '../app.module';
import { createApplication } from '../application';
import { specDatabase, type SpecDatabase } from '../database/testing/spec-database';
import type { Caller } from '../shared/access/caller';
import { Callers } from '../shared/access/caller-source';
import { Xsrf, XSRF_COOKIE } from '../shared/access/xsrf';
import type { RouteTable } from '../shared/route-table';
import { FitsSchema } from './fits-schema';
import { SPEC_CALLER, SpecCallers } from './spec-caller-source';
import { SpecClock } from './spec-clock';
import { specConfig } from './spec-config';

export interface SpecApiOptions {
  /** The modules above the ground; usually the application's. */
  readonly business?: Type | DynamicModule;
  readonly environment?: Readonly<Record<string, string>>;
  /** A folder with an index.html: the portal's pages. */
  readonly web?: string;
}

type Headers = Readonly<Record<string, string>>;
type Body = object | string;
export type Answer = LightMyRequestResponse;

/** One who calls, with everything that belongs to it in the headers. */
export class Voice {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly headers: Headers,
  ) {}

  get = (url: string, headers: Headers = {}): Promise<Answer> => this.send('GET', url, undefined, headers);
  post = (url: string, body?: Body, headers: Headers = {}): Promise<Answer> => this.send('POST', url, body, headers);
  put = (url: string, body?: Body, headers: Headers = {}): Promise<Answer> => this.send('PUT', url, body, headers);
  patch = (url: string, body?: Body, headers: Headers = {}): Promise<Answer> => this.send('PATCH', url, body, headers);
  delete = (url: string, headers: Headers = {}): Promise<Answer> => this.send('DELETE', url, undefined, headers);

  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload: Body | undefined,
    headers: Headers,
  ): Promise<Answer> {
    const all = { ...this.headers, ...headers };
    return this.app.inject({ method, url, headers: all, ...(payload === undefined ? {} : { payload }) });
  }
}

/** The whole application on a database of its own, for the calling spec file. */
export class SpecApi {
  app: NestFastifyApplication;
  routes: RouteTable;
  readonly clock = new SpecClock();
  private callers: SpecCallers;

  constructor(
    readonly database: SpecDatabase,
    private readonly options: SpecApiOptions,
  ) {}

  get db(): SpecDatabase['db'] {
    return this.database.db;
  }

  async start(): Promise<void> {
    const config = specConfig(this.options.environment);
    const { business = AppModule, web } = this.options;
    const ground = { config, databaseUrl: this.database.url, clock: this.clock };
    const made = await createApplication({ ...ground, business, ...(web !== undefined && { web }) });
    this.app = made.app;
    this.routes = made.routes;
    this.callers = this.app.get(Callers).standIn((real) => new SpecCallers(real));
    this.app.useGlobalInterceptors(new FitsSchema());
    await this.app.init();
    await this.app.getHttpAdapter().getInstance().ready();
  }

  /** Calls as this caller, without a sign-in but with the session's XSRF pair. */
  as(caller: Caller): Voice {
    const xsrf: Headers = caller.sessionId === null ? {} : { 'x-xsrf-token': this.xsrfOf(caller) };
    return new Voice(this.app, { [SPEC_CALLER]: this.callers.introduce(caller), ...xsrf });
  }

  xsrfOf({ sessionId }: Caller): string {
    return this.app.get(Xsrf).tokenOf(sessionId ?? '');
  }

  /** From now on this caller has no session any more. */
  signOut(caller: Caller): void {
    this.callers.forget(caller);
  }

  anonymous(): Voice {
    return new Voice(this.app, {});
  }

  /** Through the real door: the cookie of the session and its XSRF pair. */
  async signIn(email: string, password: string, otp?: string): Promise<Voice> {
    const answer = await this.anonymous().post('/api/v1/session', {
      email,
      password,
      ...(otp !== undefined && { otp }),
    });
    if (answer.statusCode !== 200) throw new Error(`sign-in: ${answer.statusCode} ${answer.body}`);
    return this.withCookiesOf(answer);
  }

  /** Whom this answer signed in. */
  withCookiesOf({ cookies }: Answer): Voice {
    const pair = cookies.find(({ name }) => name === XSRF_COOKIE);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    return new Voice(this.app, { cookie, ...(pair && { 'x-xsrf-token': pair.value }) });
  }
}

export function specApi(options: SpecApiOptions = {}): SpecApi {
  const api = new SpecApi(specDatabase(), options);
  beforeAll(() => api.start(), 60_000);
  afterAll(() => api.app.close(), 60_000);
  return api;
}
