import { beforeAll, describe, expect, it } from 'vitest';
import { UnitOfWork } from '../database/unit-of-work';
import { MailMoved } from '../mail';
import { checkOf, detailOf, RequestWorld } from '../requests/testing';
import { jobCaller } from '../shared/access/caller';
import { specApi } from '../testing/spec-api';

const email = 'mia@nordlicht.example';

describe('what the mail server says of a Token mail (V-M6)', () => {
  const api = specApi({ environment: { SMTP_URL: '', RATE_LIMIT_FACTOR: '1000' } });
  let world: RequestWorld;
  beforeAll(async () => {
    world = await RequestWorld.with(api);
  });
  const moved = async (id: string, state: MailMoved['state'], text: string | null, nextTryAt: Date | null = null) => {
    const about = { type: 'mailbox-challenge', id };
    const event = new MailMoved(about, world.enterpriseId, email, state, text, nextTryAt, api.clock.now());
    await api.app.get(UnitOfWork).run(jobCaller('mail'), async (tx) => {
      tx.emit(event);
    });
  };
  const sent = async (address: string) => {
    const request = await world.filled(address);
    const mail = await world.mailed(request, address);
    const rows = (await api.database.owner(
      `select id from mailbox_challenge where check_id = '${checkOf(request, address).id}'`,
    )) as { id: string }[];
    return { request, ...mail, challengeId: rows[0]!.id };
  };

  it('shows a refusal with the server’s words; it is no wrong try, and the Token still works', async () => {
    const { request, token, challengeId } = await sent(email);
    await moved(challengeId, 'undeliverable', '550 5.1.1 no such user');
    const check = checkOf(await world.get(request.id), email);
    expect(check).toMatchObject({
      status: 'failed',
      outcome: 'fail',
      code: 'mailbox-undeliverable',
      details: [{ severity: 'error', found: '550 5.1.1 no such user' }],
      instructions: { triesLeft: 5 },
    });
    expect(detailOf(await world.verify(request, email, token)).status).toBe('verified');
  });

  it('shows a delay with the next try, and forgets it once the mail has left', async () => {
    const address = 'late@nordlicht.example';
    const { request, challengeId } = await sent(address);
    const nextTryAt = new Date(api.clock.now().getTime() + 60_000);
    await moved(challengeId, 'delayed', '421 busy', nextTryAt);
    expect(checkOf(await world.get(request.id), address)).toMatchObject({
      status: 'pending',
      code: 'mailbox-delayed',
      nextTryAt: nextTryAt.toISOString(),
      details: [{ severity: 'warning', found: '421 busy', retryable: true }],
    });
    await moved(challengeId, 'sent', null);
    expect(checkOf(await world.get(request.id), address)).toMatchObject({
      status: 'pending',
      code: null,
      details: [],
      nextTryAt: null,
    });
  });

  it('takes no news of an older mail', async () => {
    const address = 'twice@nordlicht.example';
    const { request, challengeId } = await sent(address);
    api.clock.advance({ seconds: 61 });
    await world.mailed(request, address);
    await moved(challengeId, 'undeliverable', '550 no');
    expect(checkOf(await world.get(request.id), address)).toMatchObject({ status: 'pending', code: null });
  });
});
