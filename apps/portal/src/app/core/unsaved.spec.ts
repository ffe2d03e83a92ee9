import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import * as z from 'zod';
import { forgetTyped, unsaved } from './unsaved';

const shape = z.object({ name: z.string() });

describe('unsaved', () => {
  const open = (saved: { name: string }) => {
    const truth = signal(saved);
    const typed = TestBed.runInInjectionContext(() => unsaved('san', truth, (kept) => shape.safeParse(kept).data));
    TestBed.tick();
    return { truth, typed };
  };
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('keeps what is typed over a reload, until it is saved', () => {
    open({ name: '' }).typed.set({ name: 'Mila' });
    TestBed.tick();
    const after = open({ name: '' });
    expect(after.typed()).toEqual({ name: 'Mila' });
    after.truth.set({ name: 'Mila Hansen' });
    TestBed.tick();
    expect(after.typed()).toEqual({ name: 'Mila Hansen' });
    expect(sessionStorage).toHaveLength(0);
  });
  it.each(['{"surname":"x"}', 'not JSON'])('leaves what another version kept: %s', (kept) => {
    sessionStorage.setItem('typed:san', kept);
    expect(open({ name: 'Mila' }).typed()).toEqual({ name: 'Mila' });
  });
  it('leaves nothing behind after signing out, and nothing of others', () => {
    sessionStorage.setItem('other', '1');
    open({ name: '' }).typed.set({ name: 'Mila' });
    TestBed.tick();
    forgetTyped();
    expect(Object.keys(sessionStorage)).toEqual(['other']);
  });
});
