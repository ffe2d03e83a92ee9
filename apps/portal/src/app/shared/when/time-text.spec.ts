import { nearText, utcText } from './time-text';

const now = new Date(2026, 10, 23, 14, 25, 7);
const away = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('nearText', () => {
  it.each([
    ['this moment', away(0), 'just now'],
    ['seconds', away(-4), '4 s ago'],
    ['minutes', away(-38 * 60), '38 min ago'],
    ['hours', away(-3 * 3600), '3 h ago'],
    ['the day before', new Date(2026, 10, 22, 1, 52), 'Yesterday 01:52'],
    ['longer ago', new Date(2026, 9, 11, 9, 5), '11 Oct 2026, 09:05'],
    ['seconds ahead', away(24), 'in 24 s'],
    ['minutes ahead', away(15 * 60), 'in 15 min'],
    ['the day after', new Date(2026, 10, 24, 23, 0), 'Tomorrow 23:00'],
  ])('%s', (_, at, words) => {
    expect(nearText(at, now.getTime())).toBe(words);
  });
});

it('says a moment in UTC', () => {
  expect(utcText(new Date('2026-11-23T14:25:07Z'))).toBe('23 Nov 2026, 14:25:07 UTC');
});
