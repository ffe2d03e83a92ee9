import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config';
import { tempFolder } from './testing/temp-folder';

const temp = tempFolder();
const key = 'x'.repeat(32);
const production = { NODE_ENV: 'production', SECRET_KEY: key, DATABASE_URL: 'postgres://h/d' };
const read = (given: Record<string, string>) => readConfig({ SECRET_KEY: key, ...given });

describe('configuration', () => {
  it('stands on its own feet where nothing is set', () => {
    const config = read({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000', demo: true });
    expect(config).toMatchObject({ databaseUrl: null, smtpUrl: null, requireMfa: false, rateLimitFactor: 1 });
  });

  it.each([
    ['listens everywhere once the demo is off', { DEMO: '0' }, { host: '::', demo: false }],
    [
      'is no demo in production, and wants the second factor',
      production,
      { demo: false, requireMfa: true, host: '::' },
    ],
    [
      'takes PUBLIC_URL without its slash',
      { PUBLIC_URL: 'https://ra.example.org/' },
      { publicUrl: 'https://ra.example.org' },
    ],
    [
      'puts the addresses in certificates on plain http',
      { PUBLIC_URL: 'https://ra.example.org' },
      { pkiUrl: 'http://ra.example.org' },
    ],
    ['follows PORT', { PORT: '4000' }, { publicUrl: 'http://localhost:4000' }],
    ['takes an empty value for none', { SMTP_URL: '' }, { smtpUrl: null }],
    ['reads lists', { TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1' }, { trustedProxies: ['10.0.0.0/8', '192.0.2.1'] }],
    [
      'migrates with the log-in that may',
      { DATABASE_URL: 'postgres://a/d', DATABASE_OWNER_URL: 'postgres://b/d' },
      { databaseOwnerUrl: 'postgres://b/d' },
    ],
  ])('%s', (_, given, expected) => {
    expect(read(given)).toMatchObject(expected);
  });

  it('names every wrong key in one message', () => {
    const wrong = {
      PORT: 'x',
      PUBLIC_URL: 'ftp://h',
      DATABASE_URL: 'mysql://h',
      DEMO: 'yes',
      SECRET_KEY: 'short',
      RATE_LIMIT_FACTOR: '0',
    };
    const told = () => read(wrong);
    for (const name of Object.keys(wrong)) expect(told).toThrow(new RegExp(`^  ${name} `, 'm'));
  });

  it('names what keys say only together beside those that are wrong alone', () => {
    const wrong = { NODE_ENV: 'production', SECRET_KEY: '', PORT: 'x', BOOTSTRAP_EMAIL: 'x', DEMO_FILE: temp };
    const told = () => read(wrong);
    for (const name of ['SECRET_KEY', 'DATABASE_URL', 'PORT', 'BOOTSTRAP_EMAIL', 'BOOTSTRAP_PASSWORD', 'DEMO_FILE'])
      expect(told).toThrow(new RegExp(`^  ${name} `, 'm'));
  });

  it.each([
    ['SECRET_KEY', { ...production, SECRET_KEY: '' }],
    ['DATABASE_URL', { ...production, DATABASE_URL: '' }],
    ['TEST_CLOCK_OFFSET', { ...production, TEST_CLOCK_OFFSET: '60' }],
    ['BOOTSTRAP_PASSWORD', { BOOTSTRAP_EMAIL: 'ada@example.org' }],
    ['PKI_URL', { PKI_URL: 'https://pki.example.org' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'proxy.example.org' }],
    ['MAIL_FROM_FILE', { MAIL_FROM_FILE: '/nowhere' }],
  ])('refuses to start for %s', (name, given) => {
    expect(() => read(given)).toThrow(name);
  });

  describe('a list of known weak keys', () => {
    const file = join(temp, 'weak-keys');
    const known = (list: string) => {
      writeFileSync(file, list);
      return read({ WEAK_KEYS_FILE: file }).knownWeakKeys;
    };

    it('is read once, at start', () => {
      const keys = known(`# published\n\n${'ab'.repeat(32)}\n`);
      expect([keys?.count, keys?.has('ab'.repeat(32)), keys?.has('cd'.repeat(32))]).toEqual([1, true, false]);
      expect(read({}).knownWeakKeys).toBeNull();
    });

    it('is named with its line where it is none, beside other wrong keys', () => {
      expect(() => known(`# published\n${'ab'.repeat(32)}\nblacklist\n`)).toThrow(
        `  WEAK_KEYS_FILE line 3 is no SHA-256 in hexadecimal: ${file}`,
      );
      const wrong = { WEAK_KEYS_FILE: join(temp, 'none'), PORT: 'x' };
      for (const name of Object.keys(wrong)) expect(() => read(wrong)).toThrow(new RegExp(`^  ${name} `, 'm'));
      expect(() => read({ WEAK_KEYS_FILE: temp })).toThrow('WEAK_KEYS_FILE names no file that can be read');
    });
  });

  it('reads any key from a file, but not from two places', () => {
    const file = join(temp, 'smtp');
    writeFileSync(file, 'smtp://mail.example.org\n');
    expect(read({ SMTP_URL_FILE: file }).smtpUrl).toBe('smtp://mail.example.org');
    expect(() => read({ SMTP_URL_FILE: file, SMTP_URL: 'smtp://x' })).toThrow(
      'SMTP_URL and SMTP_URL_FILE are both given',
    );
  });

  it('makes a key once where none is set, for its owner alone', () => {
    const folder = join(temp, 'data');
    const { secretKey } = readConfig({ DATA_DIR: folder });
    expect(readConfig({ DATA_DIR: folder }).secretKey).toBe(secretKey);
    expect(readFileSync(join(folder, 'secret.key'), 'utf8').trim()).toBe(secretKey);
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  });
});
