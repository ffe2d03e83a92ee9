import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { SecretBox } from '../secret-box';

export const XSRF_COOKIE = 'XSRF-TOKEN';
const XSRF_HEADER = 'x-xsrf-token';

/** Angular's pair: the readable cookie XSRF-TOKEN comes back as a header. The token is bound to the session by HMAC. */
@Injectable()
export class Xsrf {
  private readonly key: Buffer;
  constructor(box: SecretBox) {
    this.key = box.subkey('xsrf');
  }

  /** For the cookie that goes out beside the session's own. */
  tokenOf(sessionId: string): string {
    return createHmac('sha256', this.key).update(sessionId).digest('base64url');
  }

  holds(headers: Readonly<Record<string, string | string[] | undefined>>, sessionId: string): boolean {
    const sent = Buffer.from(String(headers[XSRF_HEADER] ?? ''));
    const wanted = Buffer.from(this.tokenOf(sessionId));
    return sent.length === wanted.length && timingSafeEqual(sent, wanted);
  }
}
