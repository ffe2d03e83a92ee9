import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../../config';
import { isSecure, sessionCookie } from '../../shared/access/session-cookie';
import { Xsrf, XSRF_COOKIE } from '../../shared/access/xsrf';
import type { OpenedSession } from './session.store';

/** The session's cookie, out of reach of scripts, and beside it the XSRF token, which Angular reads and sends back as a header. */
@Injectable()
export class SessionCookies {
  private readonly name: string;
  private readonly options: { readonly path: '/'; readonly sameSite: 'strict'; readonly secure: boolean };

  constructor(
    @Inject(CONFIG) config: Pick<Config, 'publicUrl'>,
    private readonly xsrf: Xsrf,
  ) {
    this.name = sessionCookie(config);
    this.options = { path: '/', sameSite: 'strict', secure: isSecure(config) };
  }

  set(reply: FastifyReply, { id, token }: OpenedSession): void {
    reply.setCookie(this.name, token, { ...this.options, httpOnly: true });
    this.setXsrf(reply, id);
  }

  /** For a browser that lost it. */
  setXsrf(reply: FastifyReply, sessionId: string): void {
    reply.setCookie(XSRF_COOKIE, this.xsrf.tokenOf(sessionId), this.options);
  }

  clearWhere(isOver: boolean, reply: FastifyReply): void {
    if (isOver) this.clear(reply);
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(this.name, { ...this.options, httpOnly: true });
    reply.clearCookie(XSRF_COOKIE, this.options);
  }
}
