import { Module } from '@nestjs/common';
import { expect, it } from 'vitest';
import { specApi } from '../../testing/spec-api';

@Module({})
class NothingModule {}

const api = specApi({ business: NothingModule });

it.each(['/dev/mail', '/dev/mail.json', '/dev/mail/newest', '/dev/mail/1', '/dev/mail/1/html'])(
  '%s is not there beside a mail server of your own',
  async (url) => {
    expect((await api.anonymous().get(url)).statusCode).toBe(404);
  },
);
