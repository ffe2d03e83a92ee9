import { rulesOf } from './password-rules';

describe('the rules of a password', () => {
  const own = ['Hugo Lefebvre', 'hugo.lefebvre@montclair.example'];

  it.each([
    ['', [false, false]],
    ['short', [false, false]],
    ['aaaaaaaaaaaaaa', [true, false]],
    ['lefebvre-1234-x', [true, false]],
    ['Password!2026!', [true, false]],
    ['orange tram at noon', [true, true]],
  ])('"%s"', (password, kept) => {
    expect(rulesOf(password, own).map((rule) => rule.kept)).toEqual(kept);
  });
});
