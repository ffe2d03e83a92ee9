import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFault, readIssuerValue } from './issuer-value';

const read = (value: string) => readIssuerValue(Buffer.from(value, 'latin1'));

describe('readIssuerValue', () => {
  it.each<[string, string | null, string[]]>([
    ['', null, []],
    [';', null, []],
    [' \t;\t ', null, []],
    ['ca.example', 'ca.example', []],
    [' \tCA.Example\t ', 'ca.example', []],
    ['ca.example;', 'ca.example', []],
    ['x--y.c-a.example', 'x--y.c-a.example', []],
    ['localhost', 'localhost', []],
    ['ca.example; a=b', 'ca.example', ['a=b']],
    ['ca.example;a=b;c=d', 'ca.example', ['a=b', 'c=d']],
    ['ca.example\t;\ta\t=\tb ;\tC-1 = d=e ', 'ca.example', ['a=b', 'c-1=d=e']],
    ['ca.example; a=', 'ca.example', ['a=']],
    ['ca.example; a= ; b=1', 'ca.example', ['a=', 'b=1']],
    ['; a=b', null, ['a=b']],
  ])('V-C6: %j is read', (value, issuer, parameters) => {
    const given = parameters.map((text) => ({ tag: text.split('=')[0], value: text.slice(text.indexOf('=') + 1) }));
    expect(read(value)).toEqual({ issuer, parameters: given });
  });

  it.each<[string, number, string | null]>([
    ['ca.example.', 11, '.'],
    ['.ca.example', 1, '.'],
    ['ca..example', 4, '.'],
    ['ca_1.example', 3, '_'],
    ['-ca.example', 1, '-'],
    ['ca-.example', 3, '-'],
    ['ca.example\0', 11, '\0'],
    ['\0', 1, '\0'],
    ['ca.example\n', 11, '\n'],
    ['ca.example\r', 11, '\r'],
    ['ca.example\u00a0', 11, '\u00a0'],
    ['b\u00fccher.example', 2, '\u00fc'],
    ['ca.example policy=ev', 12, 'p'],
    ['ca.example ca2.example', 12, 'c'],
    ['ca.example,ca2.example', 11, ','],
    ['"ca.example"', 1, '"'],
    ['ca.example; a=b;', 16, ';'],
    ['ca.example;;', 12, ';'],
    ['ca.example; a=b;;c=d', 17, ';'],
    ['ca.example; a', 14, null],
    ['ca.example; =b', 13, '='],
    ['ca.example; a_b=1', 14, '_'],
    ['ca.example; a-=1', 14, '-'],
    ['ca.example; a=b c=d', 17, 'c'],
    ['ca.example; a=\u00e9', 15, '\u00e9'],
    ['ca.example; a=\x7f', 15, '\x7f'],
    ['%%%%%', 1, '%'],
  ])('V-C6: %j breaks at character %d', (value, at, character) => {
    expect(read(value)).toEqual({ at, character: character === null ? null : character.charCodeAt(0) });
  });

  it('V-C6: reads what the grammar of RFC 8659 §4.2 allows, and nothing else', () => {
    const label = '[A-Za-z0-9](-*[A-Za-z0-9])*';
    const parameter = `${label}[ \\t]*=[ \\t]*[!-:<-~]*`;
    const parameters = `${parameter}([ \\t]*;[ \\t]*${parameter})*`;
    const grammar = new RegExp(`^[ \\t]*(${label}(\\.${label})*[ \\t]*)?(;[ \\t]*(${parameters}[ \\t]*)?)?$`);
    const text = fc.array(fc.constantFrom('a', '1', '.', '-', ';', '=', ' ', '\t', '_', '\0'), { maxLength: 14 });
    fc.assert(
      fc.property(text, (parts) => {
        expect(isFault(read(parts.join('')))).toBe(!grammar.test(parts.join('')));
      }),
      { numRuns: 5000 },
    );
  });
});
