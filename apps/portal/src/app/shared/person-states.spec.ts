import { meaningOf, stateChoices } from './person-states';

describe('the states that a person can be given', () => {
  it('says of each what it means', () => {
    const said = Object.fromEntries(stateChoices('everywhere').map(({ state, means }) => [state, means]));
    expect(said['active']).toMatch(/whatever their role allows/);
    expect(said['suspended']).toMatch(/No new requests/);
    expect(said['blocked']).toMatch(/No access/);
    expect(said['restricted']).toMatch(/No sign-in, and no mail about certificates/);
  });
  it('says how far it reaches', () => {
    expect(meaningOf('blocked', 'here')).toMatch(/this enterprise/);
    expect(meaningOf('restricted', 'here')).toMatch(/this enterprise/);
    expect(meaningOf('blocked', 'everywhere')).toMatch(/everywhere/);
  });
  it('gives nobody the state of somebody who was only invited', () => {
    expect(stateChoices('here').map(({ state }) => state)).not.toContain('invited');
  });
});
