import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { computed, type Signal } from '@angular/core';
import { requestNotes, type RequestNotes } from '@countersign/contracts';

/** What an enterprise says to its people at each step: asked for once, however often the request itself changes. */
export function notesOf(enterpriseId: Signal<string | null>): HttpResourceRef<RequestNotes | undefined> {
  const same = computed(() => enterpriseId());
  return httpResource(
    () => {
      const id = same();
      return id === null ? undefined : `/api/v1/enterprises/${id}/notes`;
    },
    { parse: (answer) => requestNotes.parse(answer) },
  );
}
