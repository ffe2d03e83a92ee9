import type { Tx } from '../database/tx';
import { SubjectTouched } from './check-events';
import type { SubjectRef } from './subject';

/** Locks go from the top down: the subject's own row comes before its checks. Answers whether it is still open to proofs. */
export async function touch(tx: Tx, subject: SubjectRef): Promise<boolean> {
  const touched = new SubjectTouched(subject);
  tx.emit(touched);
  await tx.handle();
  return touched.isOpen;
}
