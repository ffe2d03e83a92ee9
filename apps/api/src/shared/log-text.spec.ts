import { describe, expect, it } from 'vitest';
import { plainText } from './log-text';

describe('a text in a log', () => {
  it.each([
    ['a bearer token', 'Authorization: Bearer cs_0123456789abcdefghijklmnop', 'cs_0123456789abcdefghijklmnop'],
    ['an API token', 'with cs_0123456789abcdefghijklmnop in it', 'cs_0123456789abcdefghijklmnop'],
    ['a session', 'Cookie: theme=dark; countersign=Zm9vYmFy_-Zm9v; x=y', 'Zm9vYmFy_-Zm9v'],
    ['a session on https', '__Host-countersign=Zm9vYmFy_-Zm9v', 'Zm9vYmFy_-Zm9v'],
    ['the pair', 'XSRF-TOKEN=Zm9vYmFy', 'Zm9vYmFy'],
    ['a URL with a password', 'cannot reach postgres://ra:hunter2@db.example:5432/ra', 'hunter2'],
    ['a body', '{"email":"a@x.example","password":"wind over"}', 'over'],
    ['SQL', `insert into x (password) values (password = 'wind over')`, 'over'],
    ['a setting', 'SMTP password=hunter2 refused', 'hunter2'],
    ['a link', 'GET /invitations/AbCdEfGhIjKlMnOpQrStUvWxYz012345678 failed', 'AbCdEfGhIjKlMnOpQrStUvWxYz012345678'],
    ['a Token', 'the Token ABCDE-FGHIJ-KLMNO-PQRST-234567 was', 'ABCDE-FGHIJ'],
    ['a key', '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----', 'MHcCAQEE'],
  ])('has no secret: %s', (_, text, secret) => {
    expect(plainText(text)).toContain('***');
    expect(plainText(text)).not.toContain(secret);
    expect(plainText({ deep: [text] })).not.toContain(secret);
    expect(plainText(new Error(text))).not.toContain(secret);
  });

  it('keeps what helps', () => {
    const text =
      '01a21475-f93c-7150-ae6d-74c1f4b038ac QueryFailedError: invalid token in the password policy of x.example';
    expect(plainText(text)).toBe(text);
  });

  it('is cut where it is long', () => {
    expect(plainText('x'.repeat(1_000_000))).toMatch(/^x{8000} … 992000 more$/);
  });

  it.each([
    ['one that begins a line', 'one\r\ntwo\nthree\rfour', 'one\n    two\n    three\n    four'],
    ['one that colours', '\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
    ['one that turns the text', 'a\u202eb', 'a\\x202eb'],
    ['a bell, a NUL, DEL and a C1', '\u0007\0\u007f\u009b', '\\x07\\x00\\x7f\\x9b'],
  ])('holds no sign that acts: %s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('is said of anything', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(plainText(circle)).toBe('something that cannot be said');
    expect([plainText(7), plainText(null), plainText(Symbol('x'))]).toEqual(['7', 'null', 'Symbol(x)']);
  });
});
