import { describe, expect, it } from 'vitest';
import { asAttachment, fileNameOf } from './file-name';

describe('the name of a file', () => {
  it.each([
    ['mia@example.org', 'mia@example.org.pem'],
    ['jörg@example.org', 'j_rg@example.org.pem'],
    ['a"; filename="b\r\nX: y', 'a_filename_b_X_y.pem'],
    ['../../etc/passwd', 'etc_passwd.pem'],
    ['…', 'certificate.pem'],
  ])('of %j is plain', (label, expected) => {
    expect(fileNameOf(label, '.pem')).toBe(expected);
    expect(asAttachment(fileNameOf(label, '.pem'))).toMatch(/^attachment; filename="[A-Za-z0-9.@_-]+"$/);
  });
});
