import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { CONFIG, type Config } from '../../config';
import { RaError } from '../problem';
import { callerOf, type CalledRequest } from './caller-of';
import { Xsrf } from './xsrf';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Nobody else's page may act here: no foreign Origin or Sec-Fetch-Site, and with a session the XSRF pair. */
@Injectable()
export class CrossSiteGuard implements CanActivate {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
    private readonly xsrf: Xsrf,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const caller = callerOf(request);
    if (SAFE.includes(request.method) || caller.type === 'token') return true;
    if (this.isForeign(request)) throw new RaError('cross-site');
    if (caller.sessionId !== null && !this.xsrf.holds(request.headers, caller.sessionId)) throw new RaError('xsrf');
    return true;
  }

  private isForeign({ headers }: CalledRequest): boolean {
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
    return headers.origin !== undefined && !this.isOurs(headers.origin, headers.host ?? '');
  }

  /** PUBLIC_URL, or the very loopback name that was called: `127.0.0.1` and `localhost` are one machine. */
  private isOurs(origin: string, host: string): boolean {
    if (origin === new URL(this.config.publicUrl).origin) return true;
    return loopback.test(host) && origin === `http://${host}`;
  }
}
