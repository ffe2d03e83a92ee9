import { whyUndeletable } from './undeletable';

describe('why a role is not deleted', () => {
  it.each([
    ['somebody has it', { people: 2, promised: 0 }, true, /nobody has it/],
    ['an invitation promises it', { people: 0, promised: 1 }, true, /open invitation/],
    ['it is more than one holds', { people: 0, promised: 0 }, false, /more than you hold/],
  ])('%s', (_, holders, holdsAll, reason) => {
    expect(whyUndeletable(holders, holdsAll)).toMatch(reason);
  });
  it('is offered where nothing is known against it', () => {
    expect(whyUndeletable({ people: 0, promised: 0 }, true)).toBeNull();
    expect(whyUndeletable(undefined, true)).toBeNull();
  });
});
