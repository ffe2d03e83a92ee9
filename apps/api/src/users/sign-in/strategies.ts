import { Inject, Injectable } from '@nestjs/common';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import { CONFIG, type Config } from '../../config';
import type { Identity } from '../../shared/access/caller';
import { sessionCookie } from '../../shared/access/session-cookie';
import { ApiTokenStore } from '../api-tokens/api-token.store';
import type { PersonEntity } from '../people/person.entity';
import { type Carrier, CarriedSecretStrategy } from './carried-secret.strategy';
import { CheckPassword } from './check-password';
import { SessionStore } from './session.store';

type Middleware = (carrier: Carrier, reply: undefined, next: (error: unknown) => void) => void;
const nothing: Carrier = { cookies: {}, authorization: undefined, body: {} };

/** passport decides who somebody is; sessions are ours. Its own instance, not the module's one: two applications in one process don't mix. */
@Injectable()
export class Strategies {
  private readonly passport = new passport.Passport();

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'publicUrl'>,
    sessions: SessionStore,
    tokens: ApiTokenStore,
    accounts: CheckPassword,
  ) {
    const cookie = sessionCookie(config);
    const local = new LocalStrategy({ usernameField: 'email', session: false }, (email, password, done) => {
      accounts.run(email, password).then((person) => {
        done(null, person ?? false);
      }, done);
    });
    this.passport.use('password', local);
    this.passport.use(
      new CarriedSecretStrategy(
        'cookie',
        ({ cookies }) => cookies[cookie],
        (token) => sessions.identityBehind(token),
      ),
    );
    this.passport.use(new CarriedSecretStrategy('api-token', bearerOf, (secret) => tokens.identityBehind(secret)));
  }

  byPassword(email: string, password: string): Promise<PersonEntity | null> {
    return this.ask('password', { ...nothing, body: { email, password } });
  }

  /** A token in the header makes a cookie beside it count for nothing. */
  byCall(cookies: Carrier['cookies'], authorization: string | undefined): Promise<Identity | null> {
    return this.ask(authorization === undefined ? 'cookie' : 'api-token', { ...nothing, cookies, authorization });
  }

  /** Strategies get a carrier of ours: passport hangs methods on whatever it is given, and Fastify's request stays as it is. */
  private ask<Who extends object>(strategy: string, carrier: Carrier): Promise<Who | null> {
    return new Promise((resolve, reject) => {
      const heard = (error: unknown, who?: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error('passport', { cause: error }));
        else resolve(who ? (who as Who) : null);
      };
      const ask = this.passport.authenticate(strategy, { session: false }, heard) as Middleware;
      ask(carrier, undefined, reject);
    });
  }
}

const bearerOf = ({ authorization }: Carrier) => /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
