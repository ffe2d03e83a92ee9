import { stateActs } from './person-acts';

describe('states that a person can be given', () => {
  const words = (reach: 'here' | 'everywhere') =>
    Object.fromEntries(stateActs('active', 'Mila', reach).map(({ state, question }) => [state, question.text]));

  it('says what each means', () => {
    const said = words('here');
    expect(said['suspended']).toMatch(/No new requests/);
    expect(said['blocked']).toMatch(/No access/);
    expect(said['restricted']).toMatch(/No sign-in, and no certificate mail/);
    expect(said['active']).toBeUndefined();
  });
  it('says how far it reaches', () => {
    expect(words('here')['blocked']).toMatch(/Only this enterprise/);
    expect(words('everywhere')['blocked']).toMatch(/every enterprise/);
  });
  it('offers nothing for somebody who was only invited', () => {
    expect(stateActs('invited', 'Mila', 'here')).toEqual([]);
  });
});
