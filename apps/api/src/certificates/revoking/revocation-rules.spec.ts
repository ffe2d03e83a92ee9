import type { Generation, RevocationReason } from '@countersign/contracts';
import { describe, expect, it } from 'vitest';
import { releaseRefusal, revokeRefusal } from './revocation-rules';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const now = at(25);
const active = { notAfter: at(30), revokedAt: null, revocationReason: null };
const held = { ...active, revokedAt: at(20), revocationReason: 'certificateHold' } as const;
const revoked = { ...active, revokedAt: at(20), revocationReason: 'superseded' } as const;
const ended = { ...active, notAfter: at(24) };
const endedHeld = { ...held, notAfter: at(24) };

describe('a certificate may be revoked', () => {
  it.each<[string, typeof active | typeof held | typeof revoked, RevocationReason, Generation, string | null]>([
    ['an active one', active, 'keyCompromise', 'multipurpose', null],
    ['an active one without a reason', active, 'unspecified', 'strict', null],
    ['a held one, for good', held, 'keyCompromise', 'private', null],
    ['never twice', revoked, 'keyCompromise', 'multipurpose', 'wrong-state'],
    ['never back to a hold', revoked, 'certificateHold', 'private', 'wrong-state'],
    ['not when it has ended', ended, 'keyCompromise', 'multipurpose', 'wrong-state'],
    ['not when it ended on hold', endedHeld, 'keyCompromise', 'private', 'wrong-state'],
    ['held, under a private profile', active, 'certificateHold', 'private', null],
    ['held, under a public one: no', active, 'certificateHold', 'multipurpose', 'invalid-field'],
    ['held, under a strict one: no', active, 'certificateHold', 'strict', 'invalid-field'],
    ['held again: no', held, 'certificateHold', 'private', 'wrong-state'],
  ])('%s', (_, certificate, reason, generation, code) => {
    expect(revokeRefusal(certificate, reason, generation, now)?.code ?? null).toBe(code);
  });

  it('in its last moment', () => {
    expect(revokeRefusal({ ...active, notAfter: now }, 'superseded', 'strict', now)).toBeNull();
  });
});

describe('a hold may be taken back', () => {
  it.each([
    ['a hold', held, null],
    ['nothing that is not held', active, 'wrong-state'],
    ['no revocation', revoked, 'wrong-state'],
    ['not after the end', endedHeld, 'wrong-state'],
  ])('%s', (_, certificate, code) => {
    expect(releaseRefusal(certificate, now)?.code ?? null).toBe(code);
  });
});
