import { TestBed } from '@angular/core/testing';
import { Theme } from './theme';

describe('Theme', () => {
  const root = document.documentElement;
  beforeEach(() => {
    document.cookie = 'theme=; path=/; max-age=0';
    delete root.dataset['theme'];
  });

  it('follows the system until one is chosen; then a cookie keeps it', () => {
    const theme = TestBed.inject(Theme);
    expect(theme.chosen()).toBe('system');
    theme.choose('dark');
    TestBed.tick();
    expect([root.dataset['theme'], document.cookie]).toEqual(['dark', 'theme=dark']);
    theme.choose('system');
    TestBed.tick();
    expect([root.dataset['theme'], document.cookie]).toEqual([undefined, '']);
  });
  it('begins with what the server stamped on the page', () => {
    root.dataset['theme'] = 'light';
    expect(TestBed.inject(Theme).chosen()).toBe('light');
  });
});
