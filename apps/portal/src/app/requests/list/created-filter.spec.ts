import { createdFrom, spanWord } from './created-filter';

describe('requests created lately', () => {
  const now = new Date('2026-11-25T17:05:59.500Z');

  it.each([
    ['1d', '2026-11-24T17:05:00.000Z', 'last 24 hours'],
    ['30d', '2026-10-26T17:05:00.000Z', 'last 30 days'],
    ['for ever', null, null],
    ['', null, null],
  ])('%s', (span, from, word) => {
    expect(createdFrom(span, now)).toBe(from);
    expect(spanWord(span)).toBe(word);
  });
});
