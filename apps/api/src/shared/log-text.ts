const MOST = 8000;

const named = 'password|passwd|pwd|secret|token|authorization|cookie|otp';
/** What is taken out wherever it stands: who finds a log must not get in by it. */
const secrets: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic) +[^\s"',;]+/gi, '$1 ***'],
  [/\bcs_[\w-]{20,}/g, '***'], // API tokens
  [/\b((?:__Host-)?countersign|XSRF-TOKEN)=[^\s"',;]+/gi, '$1=***'],
  [/\b([a-z][a-z\d+.-]*:\/\/[^\s:/@]*):[^\s@]+@/gi, '$1:***@'], // the password in a URL
  [new RegExp(String.raw`\b(${named})(\\*["']?\s*[:=]\s*)(\\*["'])[^]*?\3`, 'gi'), '$1$2$3***$3'],
  [new RegExp(String.raw`\b(${named})(\\*["']?\s*[:=]\s*)[^\s"'\\,;&}]+`, 'gi'), '$1$2***'],
  [/\/(invitations|activations|confirm|reset|mailbox)\/[\w-]{16,}/g, '/$1/***'],
  [/\b[A-Z2-7]{5}(-[A-Z2-7]{5}){3}-[A-Z2-7]{6}\b/g, '***'], // the Token of a mail
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, '***'],
];

/** A text as a log may hold it: without secrets, cut, with no sign that moves a cursor, and only indented lines below the first. */
export function plainText(value: unknown): string {
  const text = typeof value === 'string' ? value : value instanceof Error ? String(value.stack) : inWords(value);
  const cut = text.length > MOST ? `${text.slice(0, MOST)} … ${text.length - MOST} more` : text;
  const bare = secrets.reduce((all, [secret, instead]) => all.replace(secret, instead), cut);
  return bare
    .replace(/\r\n?|\n/g, '\n    ')
    .replace(control, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** C0 but the line's end, DEL, C1, and what turns the direction of text. */
const control = /(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function inWords(value: unknown): string {
  if (typeof value === 'symbol' || typeof value === 'function') return value.toString();
  try {
    return JSON.stringify(value);
  } catch {
    return 'something that cannot be said';
  }
}
