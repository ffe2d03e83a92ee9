import type { Check } from '@countersign/contracts';
import { actOf, comesWith } from './board-acts';

/** What is left to do for a row that has not passed, and whose act it is. */
export function leftWords(check: Check, all: readonly Check[]): string {
  if (check.kind === 'mailbox')
    return check.status === 'pending'
      ? $localize`:@@board.waitsOwner:Waits for the mailbox owner, or for you to type it.`
      : $localize`:@@board.pressVerify:Press Verify: we send a token to the address.`;
  if (check.running) return $localize`:@@board.looking:We are looking now.`;
  if (comesWith(check, all)) return $localize`:@@board.comesWith:Comes by itself with the look above.`;
  if (check.outcome === 'error') return $localize`:@@board.notChecked:We could not look. Press Check again.`;
  return words[check.kind](check, all);
}

const words: Record<Exclude<Check['kind'], 'mailbox'>, (check: Check, all: readonly Check[]) => string> = {
  domain: (check, all) => {
    if (actOf(check, all) === 'start') return $localize`:@@board.domainStart:Choose how to prove it.`;
    return check.method === 'file'
      ? $localize`:@@board.domainFile:Put the file on its web server, then press Verify.`
      : $localize`:@@board.domainTxt:Add the TXT record to its zone, then press Verify.`;
  },
  caa: ({ outcome }) =>
    outcome === 'fail'
      ? $localize`:@@board.caaDenied:Its CAA records keep us from issuing: have them changed, then press Check again.`
      : $localize`:@@board.caaOpen:Press Verify: we ask which CAs may issue.`,
  dnssec: ({ outcome }) =>
    outcome === 'fail'
      ? $localize`:@@board.dnssecBroken:Its signatures do not verify: have the zone repaired, then press Check again.`
      : $localize`:@@board.dnssecOpen:Press Verify: we ask whether it is signed.`,
  mpic: () => $localize`:@@board.open:Not proved yet.`,
};
