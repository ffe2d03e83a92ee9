import { describe, expect, it } from 'vitest';
import { RaError } from '../../../shared/problem';
import { MOST_LINES, readTable } from './read-table';

const ada = { name: 'Ada', email: 'ada@x.org', role: 'enterprise-user' };
const refusal = async (text: string): Promise<string> => {
  try {
    return `${(await readTable(text)).length} lines`;
  } catch (error) {
    if (!(error instanceof RaError)) throw error;
    return [error.code, ...(error.extra.errors ?? []).map(({ path }) => path)].join(' ');
  }
};

describe('a file of invitations', () => {
  it.each([
    ['as a script writes it', 'name,email,role\nAda,ada@x.org,enterprise-user\n'],
    ['without a line break at its end', 'name,email,role\nAda,ada@x.org,enterprise-user'],
    ['as a spreadsheet on Windows writes it', '\uFEFFname;email;role\r\nAda;ada@x.org;enterprise-user\r\n'],
    ['with tabs', 'name\temail\trole\nAda\tada@x.org\tenterprise-user'],
    ['with quotes', '"name","email","role"\n"Ada","ada@x.org","enterprise-user"'],
    ['with blanks round its cells', ' Name , E-mail ,EMAIL, Role\n Ada ,x, ada@x.org , enterprise-user '],
    [
      'with its columns in another order, and others between',
      'role,team,email,name\nenterprise-user,sales,ada@x.org,Ada',
    ],
    ['of an old Mac', 'name,email,role\rAda,ada@x.org,enterprise-user'],
  ])('is read %s', async (_, text) => {
    expect(await readTable(text)).toEqual([{ ...ada, line: 2 }]);
  });

  it('keeps what stands in quotes, and quotes in quotes', async () => {
    const [line] = await readTable('name,email,role\n"Hansen, ""Mila""; B.Sc.",m@x.org,enterprise-user');
    expect(line?.name).toBe('Hansen, "Mila"; B.Sc.');
  });

  it('counts lines as an editor does, empty ones and cells over several lines too', async () => {
    const text = 'name,email,role\n\nAda,a@x.org,r\n"two\r\nlines",b@x.org,r\n\n\nEve,e@x.org,r\n';
    expect((await readTable(text)).map(({ line, name }) => `${line} ${name}`)).toEqual([
      '3 Ada',
      '4 two\nlines',
      '8 Eve',
    ]);
  });

  it('takes a line that is too short for one whose cells are empty', async () => {
    expect(await readTable('name,email,role\nAda')).toEqual([{ name: 'Ada', email: '', role: '', line: 2 }]);
  });

  it.each([
    ['an empty one', '', 'column-missing name email role'],
    ['one without its first line', 'Ada,ada@x.org,enterprise-user', 'column-missing name email role'],
    ['one without a role', 'name,email\nAda,ada@x.org', 'column-missing role'],
    ['one with an open quote', 'name,email,role\n"Ada,ada@x.org,x', 'csv-unreadable'],
    ['one that is no UTF-8', `name,email,role\nAd\uFFFD,a@x.org,r`, 'csv-unreadable'],
    ['a cell without end', `name,email,role\n${'x'.repeat(100_000)},a@x.org,r`, 'csv-unreadable'],
    ['5,000 lines', `name,email,role\n${'Ada,a@x.org,r\n'.repeat(MOST_LINES)}`, '5000 lines'],
    ['5,001 lines', `name,email,role\n${'Ada,a@x.org,r\n'.repeat(MOST_LINES + 1)}`, 'too-many'],
  ])('of %s', async (_, text, expected) => {
    expect(await refusal(text)).toBe(expected);
  });

  it('lets others go on while a large one is read', async () => {
    let turns = 0;
    const turning = setInterval(() => turns++, 1);
    const name = 'x'.repeat(980);
    expect(await refusal(`name,email,role\n${`${name},a@x.org,r\n`.repeat(MOST_LINES)}`)).toBe('5000 lines');
    clearInterval(turning);
    expect(turns).toBeGreaterThan(20);
  });

  it('stops where one of many short lines is too long', async () => {
    const began = performance.now();
    expect(await refusal(`name,email,role\n${'a\n'.repeat(2_500_000)}`)).toBe('too-many');
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
