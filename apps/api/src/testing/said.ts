import type { Answer } from './spec-api';

interface Refused {
  readonly code: string;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
}

/** `204`, or `403 forbidden`. */
export const said = (answer: Answer): string =>
  answer.statusCode < 400 ? String(answer.statusCode) : `${answer.statusCode} ${answer.json<Refused>().code}`;

export const faultsIn = (answer: Answer): string[] =>
  answer.json<Refused>().errors.map(({ path, code }) => `${path} ${code}`);

/** All of an answer but the trace id: what somebody could tell two answers apart by. */
export const bare = ({ statusCode, body }: Answer): string => `${statusCode} ${body.replace(/"instance":"[^"]*"/, '')}`;
