import { exportQuestionOf, questionOf } from './audit-question';

describe('what the address of the log asks for', () => {
  const now = new Date(2026, 10, 25, 17, 5);
  const local = (...at: [number, number, number, number?, number?, number?, number?]) => new Date(...at).toISOString();

  it.each([
    ['today', {}, { from: local(2026, 10, 25) }],
    ['7d', {}, { from: local(2026, 10, 19) }],
    ['2026-11-01', { to: '2026-11-02' }, { from: local(2026, 10, 1), to: local(2026, 10, 2, 23, 59, 59, 999) }],
    ['for ever', { to: '2026-99-01' }, {}],
  ])('%s', (from, more, expected) => {
    expect(questionOf({ action: 'request.', from, ...more }, now)).toEqual({ action: 'request.', ...expected });
  });

  it('exports all that the filter finds, not the page that is shown', () => {
    expect(exportQuestionOf({ q: 'mila', sort: 'at:desc', page: '3', size: '50', cursor: 'x' })).toEqual({ q: 'mila' });
  });
});
