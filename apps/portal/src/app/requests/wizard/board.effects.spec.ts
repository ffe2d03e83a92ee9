import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { Problem } from '@countersign/contracts';
import type { Action } from '@ngrx/store';
import { provideMockActions } from '@ngrx/effects/testing';
import { Subject, throwError } from 'rxjs';
import { RequestsApi } from '../requests-api';
import { aCheck, aRequest } from '../testing/a-request';
import { lookAt, startDomain } from './board.effects';
import { Board, RequestAnswers, RequestNews } from './wizard.actions';

const request = aRequest({ checks: [aCheck({ kind: 'caa' })] });
const ids = { id: request.id, checkId: aCheck().id };
const problem = (status: number): Problem => ({
  type: '',
  code: 'rate-limited',
  title: 'Too often',
  status,
  detail: '',
  instance: '',
  retryable: true,
  errors: [],
});

describe('looking at a row', () => {
  const run = (api: Partial<RequestsApi>) => {
    const acts = new Subject<Action>();
    TestBed.configureTestingModule({
      providers: [provideMockActions(acts), { provide: RequestsApi, useValue: api }],
    });
    const told: Action[] = [];
    TestBed.runInInjectionContext(() => {
      for (const effect of [lookAt(), startDomain()]) effect.subscribe((action) => told.push(action));
    });
    return { acts, told };
  };

  it('looks at several rows side by side', () => {
    const answers = [new Subject<typeof request>(), new Subject<typeof request>()];
    const { acts, told } = run({ lookAt: (_, checkId) => answers[checkId === 'slow' ? 0 : 1]! });
    acts.next(Board.lookAskedFor({ id: ids.id, checkId: 'slow' }));
    acts.next(Board.lookAskedFor({ id: ids.id, checkId: 'quick' }));
    answers[1]!.next(request);
    expect(told).toEqual([RequestAnswers.checkAnswered({ request, checkId: 'quick' })]);
  });
  it.each([
    ['too soon', 429, []],
    ['not as it was shown', 409, [RequestNews.missed({ id: ids.id })]],
    ['gone', 404, [RequestNews.missed({ id: ids.id })]],
  ])('tells why it was refused: %s', (_, status, more) => {
    const error = () => throwError(() => new HttpErrorResponse({ status, error: problem(status) }));
    const { acts, told } = run({ lookAt: error, startCheck: error });
    const expected = [RequestAnswers.checkRefused({ checkId: ids.checkId, problem: problem(status) }), ...more];
    acts.next(Board.lookAskedFor(ids));
    expect(told).toEqual(expected);
    acts.next(Board.methodChosen({ ...ids, method: 'txt' }));
    expect(told).toEqual([...expected, ...expected]);
  });
});
