import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { Needs } from '../../shared/access/needs';
import { Answers } from '../../shared/answers';
import { RaError } from '../../shared/problem';
import type { CaughtMail } from './caught-mail';
import type { CaughtMails } from './caught-mails';
import { inboxPage, viewOf } from './inbox-page';
import { MailCatcher } from './mail-catcher';
import { inboxPolicy, mailPolicy } from './policies';

const caught = z
  .object({
    id: z.string(),
    date: z.string(),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
    raw: z.string(),
  })
  .meta({ id: 'CaughtMail' });
const newest = z.object({ id: z.string().nullable() });
const page = z.string().meta({ id: 'MailPage', description: 'HTML' });
const place = z.object({
  to: z.string().default(''),
  view: z.string().default(''),
  page: z.coerce.number().int().min(1).catch(1),
});
type Place = z.infer<typeof place>;

/** Where caught mails are read: by people at /dev/mail, by scripts at /dev/mail.json. With a mail server of your own neither exists. */
@Controller('dev')
@Needs('anyone', 'none')
export class InboxController {
  constructor(@Inject(MailCatcher) private readonly catcher: MailCatcher | null) {}

  @Get('mail.json')
  @Answers(z.array(caught))
  json(@Query({ schema: place }) { to }: Place): readonly CaughtMail[] {
    return this.mails.list(to);
  }

  @Get('mail')
  @Answers(page)
  list(@Query({ schema: place }) asked: Place, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.page(undefined, asked, reply);
  }

  @Get('mail/newest')
  @Answers(newest)
  newest(): z.infer<typeof newest> {
    return { id: this.mails.list()[0]?.id ?? null };
  }

  @Get('mail/:id')
  @Answers(page)
  open(
    @Param('id') id: string,
    @Query({ schema: place }) asked: Place,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    return this.page(this.get(id), asked, reply);
  }

  /** The frame of the HTML part. Links leave it: a page of ours does not open inside a mail. */
  @Get('mail/:id/html')
  @Answers(page)
  html(@Param('id') id: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    const { html } = this.get(id);
    html5(reply, mailPolicy).header('x-frame-options', 'SAMEORIGIN');
    return `<base target="_blank">${html ?? ''}`;
  }

  private page(open: CaughtMail | undefined, { to, view, page }: Place, reply: FastifyReply): string {
    const nonce = randomBytes(18).toString('base64');
    html5(reply, inboxPolicy(nonce));
    return inboxPage({ nonce, mails: this.mails.list(to), to, page, open, view: viewOf(view, open) });
  }

  private get mails(): CaughtMails {
    if (!this.catcher) throw new RaError('not-found');
    return this.catcher.mails;
  }

  private get(id: string): CaughtMail {
    const mail = this.mails.find(id);
    if (!mail) throw new RaError('not-found');
    return mail;
  }
}

const html5 = (reply: FastifyReply, policy: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('content-security-policy', policy).header('cache-control', 'no-store');
