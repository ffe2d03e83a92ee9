/** Of the inbox page: no source but itself, one style and one script by nonce (CSP Level 3). */
export const inboxPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** Of a mail in its frame, a stranger's page: an origin of its own, no script, nothing loaded; its links open elsewhere. */
export const mailPolicy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');
