import { describe, expect, it } from 'vitest';
import { RenderMail } from './render-mail';
import type { MailVariables, TemplateName } from './mail-variables';

const render = new RenderMail({ publicUrl: 'https://ra.example' });

const samples: { [T in TemplateName]: MailVariables[T] } = {
  'mailbox-token': {
    address: 'mila.hansen@nordlicht-grid.example',
    token: 'K7QMX-W2AVE-DHRTN-5BYCF-JG3P4S',
    enterpriseName: 'Nordlicht Energie AG',
    requesterName: 'Jana Kovář',
    requestNumber: 'REQ-000412',
    profileName: 'Staff e-mail, 2 years',
    expiresAt: '2026-11-24T14:18:00.000Z',
    confirmPath: '/confirm/0193-abc',
  },
  invitation: {
    name: 'Mila Hansen',
    inviterName: 'Jana Kovář',
    enterpriseName: 'Nordlicht Energie AG',
    roleName: 'Enterprise user',
    expiresAt: '2026-11-24T14:18:00.000Z',
    invitationPath: '/invitations/0193-abc',
  },
  activation: {
    name: 'Mila Hansen',
    inviterName: 'Jana Kovář',
    enterpriseName: 'Nordlicht Energie AG',
    expiresAt: '2026-11-24T14:18:00.000Z',
    activationPath: '/activations/0193-abc',
  },
  'account-changed': {
    name: 'Mila Hansen',
    what: 'Your password was changed.',
    at: '2026-11-24T14:18:00.000Z',
    securityPath: '/account/security',
  },
  'email-change': {
    name: 'Mila Hansen',
    token: 'K7QMX-W2AVE-DHRTN-5BYCF-JG3P4S',
    expiresAt: '2026-11-24T14:18:00.000Z',
    profilePath: '/account/profile',
  },
  'password-reset': {
    name: 'Mila Hansen',
    expiresAt: '2026-11-24T14:18:00.000Z',
    resetPath: '/reset/0193-abc',
  },
  'check-verified': {
    recipientName: 'Mila Hansen',
    enterpriseName: 'Nordlicht Energie AG',
    name: 'nordlicht-grid.example',
    what: 'the CAA record',
    requestNumber: 'REQ-000412',
    path: '/requests/0193-abc',
  },
  'certificate-generated': {
    recipientName: 'Mila Hansen',
    enterpriseName: 'Nordlicht Energie AG',
    subject: 'mila.hansen@nordlicht-grid.example',
    addresses: ['mila.hansen@nordlicht-grid.example', 'mila@nordlicht-grid.example'],
    serial: '4A 3F 00',
    notAfter: '2028-11-24T14:18:00.000Z',
    requestNumber: 'REQ-000412',
    profileName: 'Staff e-mail, 2 years',
    requestPath: '/requests/0193-abc',
  },
};
const names = Object.keys(samples) as TemplateName[];
const token = samples['mailbox-token'];
const lineOfToken = /^[A-Z2-7]{5}(-[A-Z2-7]{5}){3}-[A-Z2-7]{6}$/gm;

describe('the token mail', () => {
  const { subject, text, html } = render.run('mailbox-token', token);

  it('begins its subject with the act and keeps the token out of it', () => {
    expect(subject).toBe('Your token for mila.hansen@nordlicht-grid.example: Nordlicht Energie AG');
  });

  it('has the token alone on a line of the text part, once, and the link on another', () => {
    expect(text.match(lineOfToken)).toEqual([token.token]);
    expect(text.split('\n')).toContain('https://ra.example/confirm/0193-abc');
  });

  it('says until when, with the zone', () => {
    expect(text).toContain('until 24 Nov 2026, 14:18 UTC');
    expect(html).toContain('24 Nov 2026, 14:18 UTC');
  });
});

describe.each(names)('%s', (name) => {
  const { subject, text, html } = render.run(name, samples[name]);

  it('is small, loads nothing, says why it came and how to stop it, and is dark where the reader is', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    expect(html).not.toMatch(/<(img|script|iframe|link|object)|url\(|@import|\ssrc=/i);
    expect(html).toContain('name="color-scheme"');
    expect(html).toContain('prefers-color-scheme: dark');
    for (const part of [text, html]) expect(part).toMatch(/You get this/);
    for (const part of [text, html]) expect(part).toContain('Not expected?');
    expect(`${subject}${text}`).not.toMatch(/&(amp|#x?\d+);|undefined|\[object/);
  });

  it('puts every address alone on a line of the text part', () => {
    for (const line of text.split('\n').filter((each) => each.includes('https://')))
      expect(line).toMatch(/^https:\/\/ra\.example\/\S+$/);
  });

  it('refuses to be made without one of its variables', () => {
    for (const key of Object.keys(samples[name]).filter((each) => `${name} ${each}` !== 'mailbox-token profileName')) {
      const { [key]: _, ...rest } = samples[name] as Record<string, unknown>;
      expect(() => render.run(name, rest), key).toThrow();
    }
  });
});

describe('what somebody typed', () => {
  it.each([
    ['{{constructor}}'],
    ['{{lookup this "constructor"}}'],
    ['{{#with (lookup this "__proto__")}}x{{/with}}'],
    ['{{{token}}}'],
    ['{{#if a}}'.repeat(2000)],
  ])('is never read as a template: %.40s', (typed) => {
    const began = performance.now();
    const { subject, text } = render.run('mailbox-token', { ...token, requesterName: typed, enterpriseName: typed });
    expect(performance.now() - began).toBeLessThan(100);
    expect(subject).toContain(typed.trim());
    expect(text).toContain(typed.trim());
  });

  it('is escaped in HTML and as it is in text', () => {
    const { text, html } = render.run('mailbox-token', {
      ...token,
      requesterName: `<script>alert("1")</script> O'Neil & Co`,
    });
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(text).toContain(`<script>alert("1")</script> O'Neil & Co`);
  });

  it('can add no line: no header, no second token', () => {
    const forged = 'Jana\r\nBcc: eve@example.org\r\nAAAAA-AAAAA-AAAAA-AAAAA-AAAAAA\r\n\u2028x\u202Ey';
    const { subject, text, html } = render.run('mailbox-token', {
      ...token,
      requesterName: forged,
      enterpriseName: forged,
    });
    expect(subject).not.toMatch(/[\r\n\u2028\u202E]/);
    expect(text.match(lineOfToken)).toEqual([token.token]);
    expect(`${text}${html}`).not.toMatch(/^Bcc:/m);
  });

  it('an enterprise that is called like a token stands on no line alone', () => {
    const { text } = render.run('mailbox-token', { ...token, enterpriseName: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAAA' });
    expect(text.match(lineOfToken)).toEqual([token.token]);
  });

  it('brings no variable that the template does not have', () => {
    const { text, html } = render.run('mailbox-token', { ...token, constructor: 'eve', toString: 'eve' });
    expect(`${text}${html}`).not.toContain('eve');
  });

  it('leads nowhere but to our own pages', () => {
    expect(() => render.run('mailbox-token', { ...token, confirmPath: '//evil.example' })).toThrow();
    expect(() => render.run('mailbox-token', { ...token, confirmPath: 'https://evil.example' })).toThrow();
    const { html } = render.run('mailbox-token', { ...token, confirmPath: `/confirm/"><b>'&` });
    expect(html).toContain('href="https://ra.example/confirm/%22%3E%3Cb%3E%27%26"');
  });
});
