import type { Question } from '../../shared/confirm/confirm-dialog';

/** What it means that somebody is taken out of an enterprise, or leaves it. */
export const removal = (
  name: string,
  isOneself: boolean,
  place = $localize`:@@member.remove.here:this enterprise`,
): Question =>
  isOneself
    ? {
        title: $localize`:@@member.leave.title:Leave ${place}:place:?`,
        text: $localize`:@@member.leave.text:You lose access to it at once, also in other windows. Your account stays, and so do your requests and certificates here. To come back you need a new invitation.`,
        act: $localize`:@@member.leave:Leave`,
        tone: 'danger',
      }
    : {
        title: $localize`:@@member.remove.title:Remove ${name}:name: from ${place}:place:?`,
        text: $localize`:@@member.remove.text:They lose access to it at once, also on pages that are open. Their account stays, and so do their requests here and the certificates that were issued: revoke those one by one where it is needed. To come back they need a new invitation.`,
        act: $localize`:@@member.remove:Remove`,
        tone: 'danger',
      };
