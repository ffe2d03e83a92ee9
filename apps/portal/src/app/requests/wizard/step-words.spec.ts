import { isOpenStep, stepToGoOn } from './step-words';

const steps = (...states: ('todo' | 'done' | 'invalid')[]) =>
  (['csr', 'sdn', 'san', 'validity'] as const).flatMap((id, at) => {
    const state = states[at];
    return state ? [{ id, state }] : [];
  });

describe('the steps of a request', () => {
  it.each([
    [steps('todo', 'todo', 'todo'), 'csr', true],
    [steps('todo', 'todo', 'todo'), 'sdn', false],
    [steps('done', 'todo', 'todo'), 'sdn', true],
    [steps('invalid', 'done', 'todo'), 'sdn', true],
    [steps('invalid', 'done', 'todo'), 'san', false],
    [steps('done', 'done'), 'san', false],
  ] as const)('%# opens when all before it hold', (of, step, open) => {
    expect(isOpenStep(of, step)).toBe(open);
  });

  it('goes on at the first one that is not done, else at the last', () => {
    expect(stepToGoOn(steps('done', 'todo', 'todo'))).toBe('sdn');
    expect(stepToGoOn(steps('done', 'done', 'done', 'done'))).toBe('validity');
  });
});
