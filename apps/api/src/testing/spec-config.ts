import { readConfig, type Config } from '../config';

export const SPEC_KEY = 'a key for specs, the same in every run';

/** The configuration of specs: no demo, a fixed key, an address that nobody serves. */
export const specConfig = (more: Readonly<Record<string, string>> = {}): Config =>
  readConfig({
    SECRET_KEY: SPEC_KEY,
    PUBLIC_URL: 'http://localhost:3000',
    SMTP_URL: 'smtp://127.0.0.1:1',
    DNS_SERVERS: '127.0.0.1:1',
    DEMO: '0',
    LOG_LEVEL: 'error',
    ...more,
  });
