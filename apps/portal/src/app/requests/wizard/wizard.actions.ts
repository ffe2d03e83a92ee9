import type {
  Check,
  DomainMethod,
  Problem,
  RequestDetail,
  RequestState,
  StepId,
  WaitsFor,
} from '@countersign/contracts';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { StepEdit } from './step-edit';

/** What a person does on the steps of a request. */
export const WizardPage = createActionGroup({
  source: 'Request wizard',
  events: {
    Opened: props<{ id: string }>(),
    'Shown again': props<{ id: string }>(),
    Closed: emptyProps(),
    'Step edited': props<{ id: string; edit: StepEdit }>(),
    'Step left': props<{ id: string; edit: StepEdit | null; to: StepId }>(),
    'Conflict put off': emptyProps(),
    'Generate pressed': props<{ id: string; edit: StepEdit | null }>(),
    'Another wanted': emptyProps(),
  },
});

/** What a person does on the board of checks. */
export const Board = createActionGroup({
  source: 'Ownership board',
  events: {
    'Token asked for': props<{ id: string; checkId: string }>(),
    'Token typed': props<{ id: string; checkId: string; token: string }>(),
    'Token dialog opened': props<{ id: string; checkId: string }>(),
    'Method chosen': props<{ id: string; checkId: string; method: DomainMethod }>(),
    'Look asked for': props<{ id: string; checkId: string }>(),
  },
});

/** What the server answered. `to` is the step that the person was on the way to. */
export const RequestAnswers = createActionGroup({
  source: 'Requests API',
  events: {
    Read: props<{ request: RequestDetail }>(),
    'Not read': props<{ problem: Problem }>(),
    'Step saved': props<{ request: RequestDetail; typed: StepEdit; to: StepId | null; at: string }>(),
    'Step already held': props<{ to: StepId | null }>(),
    'Step refused': props<{ edit: StepEdit; problem: Problem }>(),
    'Changed meanwhile': props<{ theirs: RequestDetail }>(),
    'Check answered': props<{ request: RequestDetail; checkId: string }>(),
    'Check refused': props<{ checkId: string; problem: Problem }>(),
    Generated: props<{ request: RequestDetail }>(),
    'Not generated': props<{ id: string; problem: Problem }>(),
  },
});

/** What came by itself. */
export const RequestNews = createActionGroup({
  source: 'Live',
  events: {
    'Check changed': props<{ id: string; check: Check }>(),
    'Request changed': props<{ id: string; status: RequestState; waitsFor: WaitsFor }>(),
    Missed: props<{ id: string }>(),
  },
});
