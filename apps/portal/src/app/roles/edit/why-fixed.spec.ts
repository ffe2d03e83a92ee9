import { whyFixed } from './why-fixed';

describe('why a role is shown only', () => {
  it.each([
    [true, true, true, /comes with Countersign/],
    [false, false, true, /permission to edit roles/],
    [false, true, false, /more than you hold/],
  ])('built in %s, may edit %s, holds all %s', (builtIn, mayEdit, holdsAll, reason) => {
    expect(whyFixed({ builtIn }, { mayEdit, holdsAll })).toMatch(reason);
  });
  it('is changed by who may and holds all of it', () => {
    expect(whyFixed({ builtIn: false }, { mayEdit: true, holdsAll: true })).toBeNull();
  });
});
