import { contested, merged } from './merge';

const base = { givenName: 'Mila', surname: 'Hansen', title: 'Dr' };

describe('two windows change the same step', () => {
  it.each([
    ['nobody the same field', { ...base, givenName: 'Mia' }, { ...base, title: 'Prof' }, []],
    ['both alike', { ...base, givenName: 'Mia' }, { ...base, givenName: 'Mia' }, []],
    ['both differently', { ...base, givenName: 'Mia' }, { ...base, givenName: 'Mina' }, ['givenName']],
  ])('%s', (_, mine, theirs, fields) => {
    expect(contested(base, mine, theirs).map(({ field }) => field)).toEqual(fields);
  });

  it('keeps what each of them changed', () => {
    const mine = { ...base, givenName: 'Mia' };
    const theirs = { givenName: 'Mila', surname: 'Hansen-Berg' };
    expect(merged(base, mine, theirs)).toEqual({ givenName: 'Mia', surname: 'Hansen-Berg' });
  });
});
