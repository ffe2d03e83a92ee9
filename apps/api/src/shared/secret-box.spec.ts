import { describe, expect, it } from 'vitest';
import { SecretBox } from './secret-box';

const boxOf = (secretKey: string, secretKeyPrevious: string | null = null) =>
  new SecretBox({ secretKey, secretKeyPrevious });
const at = { table: 'connector', row: '1', field: 'config' };

describe('the secret box', () => {
  const box = boxOf('a'.repeat(32));

  it('opens what it sealed, and seals the same twice in two ways', () => {
    const [one, two] = [box.seal('connector', at, 'secret'), box.seal('connector', at, 'secret')];
    expect([box.open('connector', at, one).toString(), box.open('connector', at, two).toString()]).toEqual([
      'secret',
      'secret',
    ]);
    expect(one).not.toBe(two);
    expect(Buffer.from(one.split('.')[2]!, 'base64url').toString('latin1')).not.toContain('secret');
  });

  it.each([
    ['another row', 'connector', { ...at, row: '2' }],
    ['another field', 'connector', { ...at, field: 'note' }],
    ['another table', 'connector', { ...at, table: 'person' }],
    ['another purpose', 'totp', at],
  ])('does not open in %s', (_, purpose, place) => {
    expect(() => box.open(purpose, place, box.seal('connector', at, 'secret'))).toThrow();
  });

  it('does not open when one character was changed', () => {
    const sealed = box.seal('connector', at, 'secret');
    const changed = sealed[20] === 'A' ? 'B' : 'A';
    expect(() => box.open('connector', at, sealed.slice(0, 20) + changed + sealed.slice(21))).toThrow();
  });

  it('opens with the previous key while rotating, and says which key is missing afterwards', () => {
    const old = box.seal('connector', at, 'secret');
    expect(boxOf('b'.repeat(32), 'a'.repeat(32)).open('connector', at, old).toString()).toBe('secret');
    expect(() => boxOf('b'.repeat(32)).open('connector', at, old)).toThrow('SECRET_KEY_PREVIOUS');
  });
});
