import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from './problem';
import { aProblem } from './testing/a-problem';

describe('problemOf', () => {
  it('takes the words of the server', () => {
    const problem = aProblem({ code: 'in-use', status: 409 });
    expect(problemOf(new HttpErrorResponse({ status: 409, error: problem }))).toEqual(problem);
  });
  it.each([
    ['no answer', new HttpErrorResponse({ status: 0 }), 'not-connected'],
    ["a proxy's page", new HttpErrorResponse({ status: 502, error: '<html>' }), 'unreadable-answer'],
    ['an answer against its contract', new Error('zod'), 'unreadable-answer'],
  ])('finds words of its own for %s', (_, error, code) => {
    expect(problemOf(error).code).toBe(code);
  });
});
