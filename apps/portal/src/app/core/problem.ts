import { HttpErrorResponse } from '@angular/common/http';
import { problem, type Problem } from '@countersign/contracts/problem'; // needed at once: without all the others

const bare = { type: 'about:blank', status: 0, instance: '', retryable: true, errors: [] };

/** Every failed call as one shape: the server's own words, or ours where no answer of it arrived. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) return unreadable();
  const told = problem.safeParse(error.error);
  if (told.success) return told.data;
  return error.status === 0 ? notConnected() : unreadable(error.status);
}

const notConnected = (): Problem => ({
  ...bare,
  code: 'not-connected',
  title: $localize`:@@problem.notConnected.title:Not connected`,
  detail: $localize`:@@problem.notConnected.detail:The server did not answer. What you typed is kept; try again when the connection is back.`,
});

/** A proxy's page, or an answer of another shape than its contract says. */
const unreadable = (status = 0): Problem => ({
  ...bare,
  status,
  code: 'unreadable-answer',
  title: $localize`:@@problem.unreadable.title:The answer could not be read`,
  detail: $localize`:@@problem.unreadable.detail:The server sent something else than this page expects. Load the page again: a newer version may be there.`,
});
