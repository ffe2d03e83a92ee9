import { describe, expect, it } from 'vitest';
import { readMessage } from './read-message';

const message = (...lines: string[]) => readMessage(Buffer.from(lines.join('\r\n'), 'utf8'));

describe('readMessage', () => {
  it('unfolds fields and decodes words, also where one cuts a character in two', () => {
    const { subject, headers } = message(
      'From: =?UTF-8?Q?Jana_Kov=C3=A1=C5=99?= <ra@example.org>',
      'Subject: =?UTF-8?B?w4RydGU=?= and',
      ' =?utf-8?Q?Kov=C3?= =?utf-8?Q?=A1=C5=99?= (=?iso-8859-1?q?=E4?=)',
      'X-Twice: 1',
      'X-Twice: 2',
      '',
      'Hello',
    );
    expect(subject).toBe('Ärte and Kovář (ä)');
    expect(headers.get('from')).toBe('Jana Kovář <ra@example.org>');
    expect(headers.get('x-twice')).toBe('1, 2');
  });

  it.each([
    ['quoted-printable', 'K=C3=A4se =  ', 'und Brot =3D=20gut', 'Käse und Brot = gut'],
    ['base64', 'S8Okc2UgdW5k', 'IEJyb3QgPSBndXQ=', 'Käse und Brot = gut'],
    ['8bit', 'Käse', 'und Brot', 'Käse\nund Brot'],
  ])('decodes %s', (encoding, first, second, expected) => {
    const { text } = message(
      'Content-Type: text/plain; charset="utf-8"',
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      first,
      second,
    );
    expect(text).toBe(expected);
  });

  it('finds text and HTML in nested parts and leaves attachments aside', () => {
    const { text, html } = message(
      'Content-Type: multipart/mixed; boundary="out(er)"',
      '',
      'preamble',
      '--out(er)',
      'Content-Type: text/plain',
      'Content-Disposition: attachment; filename=a.txt',
      '',
      'not me',
      '--out(er)',
      'Content-Type: multipart/alternative;',
      '\tboundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain',
      '',
      'plain',
      '--inner  ',
      'Content-Type: text/html',
      '',
      '<p>html</p>',
      '--inner--',
      '--out(er)--',
      'epilogue',
    );
    expect(text).toBe('plain');
    expect(html).toBe('<p>html</p>');
  });

  it('reads what is not MIME, or broken, as far as it goes', () => {
    expect(message('Subject: bare')).toMatchObject({ subject: 'bare', text: '', html: null });
    expect(message('Content-Type: text/plain; charset=klingon', '', 'nuqneH').text).toBe('nuqneH');
    expect(message('Content-Type: multipart/mixed', '', 'no boundary').text).toBe('');
    expect(readMessage(Buffer.alloc(0))).toMatchObject({ subject: '', text: '' });
  });

  it('stops at a message that is made to be deep', () => {
    const deep = Array.from({ length: 5000 }, () => ['Content-Type: multipart/mixed; boundary=b', '', '--b']).flat();
    expect(message(...deep, '', 'bottom').text).toBe('');
  });
});
