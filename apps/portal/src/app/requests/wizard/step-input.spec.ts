import { createEnvironmentInjector, effect, EnvironmentInjector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { StepEdit } from './step-edit';
import { stepInput } from './step-input';

interface Names {
  readonly commonName: string;
  readonly title: string;
}

describe('what is typed on a step', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });
  const open = () => {
    const truth = signal<Names>({ commonName: 'Mila', title: '' });
    const lastSaved = signal<StepEdit | null>(null);
    const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const typed = runInInjectionContext(page, () => {
      const input = stepInput<Names>({
        step: 'sdn',
        requestId: () => '1',
        truth,
        lastSaved,
        read: (kept) => (kept as Names | null) ?? undefined,
      });
      effect(() => input());
      return input;
    });
    const save = (sent: Names, answer: Names) => {
      lastSaved.set({ step: 'sdn', value: sent });
      truth.set(answer);
    };
    return { page, typed, save };
  };

  it('takes what the server made of it', () => {
    const { typed, save } = open();
    typed.set({ commonName: ' Mila Hansen', title: '' });
    save(typed(), { commonName: 'Mila Hansen', title: '' });
    expect(typed()).toEqual({ commonName: 'Mila Hansen', title: '' });
  });
  it('keeps the field that the person went on typing in meanwhile', () => {
    const { typed, save } = open();
    const sent = { commonName: 'Mila Hansen', title: '' };
    typed.set(sent);
    typed.set({ ...sent, title: 'Dr' });
    save(sent, sent);
    expect(typed()).toEqual({ commonName: 'Mila Hansen', title: 'Dr' });
  });
  it('is kept in this tab until it is the truth', () => {
    const left = open();
    left.typed.set({ commonName: 'Mila Hansen', title: '' });
    TestBed.tick();
    left.page.destroy();
    const again = open();
    expect(again.typed()).toEqual({ commonName: 'Mila Hansen', title: '' });
    again.save(again.typed(), again.typed());
    TestBed.tick();
    expect(sessionStorage.length).toBe(0);
  });
});
