import type { User } from '@countersign/contracts';
import type { Question } from '../../shared/confirm/confirm-dialog';

export const signOutOf = (name: string): Question => ({
  title: $localize`:@@person.signOut.title:Sign ${name}:name: out everywhere?`,
  text: $localize`:@@person.signOut.text:All their sessions end at once. They can sign in again.`,
  act: $localize`:@@person.signOut:Sign out everywhere`,
});

export const factorRemoval = (name: string): Question => ({
  title: $localize`:@@person.factor.title:Take away the second factor of ${name}:name:?`,
  text: $localize`:@@person.factor.text:For who lost their phone and the recovery codes: make sure first that it is them who asks. Until they set up another, their password alone lets them in. They are told by mail.`,
  act: $localize`:@@person.factor:Take it away`,
  tone: 'danger',
});

/** Who was invited only loses no account: their link stops working. */
export function deletion({ name, email, status, memberships }: User): Question {
  if (status === 'invited')
    return {
      title: $localize`:@@invited.withdraw.title:Withdraw the invitation of ${name}:name:?`,
      text: $localize`:@@invited.withdraw.text:The link in the mail to ${email}:email: stops working at once. You can invite them again later.`,
      act: $localize`:@@invited.withdraw:Withdraw`,
      tone: 'danger',
    };
  const places = memberships.map(({ enterprise }) => enterprise.name).join(', ');
  return {
    title: $localize`:@@person.delete.title:Delete the account of ${name}:name:?`,
    text:
      places === ''
        ? $localize`:@@person.delete.text:Their sessions and API tokens end at once and for good. Their requests, certificates and what the audit says of them stay.`
        : $localize`:@@person.delete.member:They no longer belong to ${places}:places:; their sessions and API tokens end, at once and for good. Their requests, certificates and what the audit says of them stay.`,
    act: $localize`:@@person.delete:Delete account`,
    tone: 'danger',
  };
}
