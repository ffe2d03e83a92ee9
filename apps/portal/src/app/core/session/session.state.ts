import type { Problem, Session, SignIn } from '@countersign/contracts';
import { createActionGroup, createFeature, createReducer, emptyProps, on, props } from '@ngrx/store';

export const SignInActions = createActionGroup({
  source: 'Sign-in page',
  events: { Begun: emptyProps(), Submitted: props<{ credentials: SignIn; to: string }>() },
});
export const ShellActions = createActionGroup({ source: 'Shell', events: { 'Signed Out': emptyProps() } });
export const AccountActions = createActionGroup({ source: 'Account', events: { Changed: emptyProps() } });
/** Pages behind links in mails. */
export const PublicActions = createActionGroup({
  source: 'Public page',
  events: { 'Let In': props<{ to: string }>(), 'Signed Out': emptyProps() },
});
export const SessionApi = createActionGroup({
  source: 'Session API',
  events: {
    Began: props<{ session: Session; to: string }>(),
    Refused: props<{ problem: Problem }>(),
    Found: props<{ session: Session }>(),
    'None Found': emptyProps(),
    Ended: emptyProps(),
    Lost: props<{ at: string }>(),
  },
});

interface SessionState {
  readonly session: Session | null;
  readonly signingIn: boolean;
  readonly refused: Problem | null;
}
const signedOut: SessionState = { session: null, signingIn: false, refused: null };

/** What the server says about who is signed in. */
export const sessionFeature = createFeature({
  name: 'session',
  reducer: createReducer(
    signedOut,
    on(SignInActions.begun, (state) => ({ ...state, refused: null })),
    on(SignInActions.submitted, (state) => ({ ...state, signingIn: true, refused: null })),
    on(SessionApi.refused, (state, { problem }) => ({ ...state, signingIn: false, refused: problem })),
    on(SessionApi.began, SessionApi.found, (_, { session }) => ({ ...signedOut, session })),
    on(SessionApi.noneFound, SessionApi.ended, SessionApi.lost, () => signedOut),
  ),
});
