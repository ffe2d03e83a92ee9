import type { Tx } from '../database/tx';
import { SubjectTouched } from './check-events';
import type { SubjectRef } from './subject';

/** Locks go from the top down: the subject's own row comes before its checks. */
export async function touch(tx: Tx, subject: SubjectRef): Promise<void> {
  tx.emit(new SubjectTouched(subject));
  await tx.handle();
}
