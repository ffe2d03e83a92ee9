import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

describe('a line of CSV', () => {
  it.each([
    [['a', 1, null, ''], 'a,1,,'],
    [['say "hi"', 'a,b', 'a;b', 'two\nlines'], '"say ""hi""","a,b","a;b","two\nlines"'],
    [['=1+1', '+49 30', '-1', '@sum', '\t=x', '\r=x'], `'=1+1,'+49 30,'-1,'@sum,'\t=x,"'\r=x"`],
    [['a=1', "'=1"], "a=1,'=1"],
  ])('of %j', (cells, line) => {
    expect(csvLine(cells)).toBe(`${line}\r\n`);
  });
});
