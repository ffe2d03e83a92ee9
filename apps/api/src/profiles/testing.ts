import { profileContent, type ProfileContent } from '@countersign/contracts';

type Given = Partial<ProfileContent> & { readonly connectorId: string };

/** What makes a profile for a mailbox: an address in the subject and in the alternative names. */
export const aProfileContent = ({ connectorId, ...given }: Given): ProfileContent =>
  profileContent.parse({
    name: 'S/MIME Mailbox',
    ca: { connectorId, caProfile: null },
    subjectType: 'mailbox',
    validationType: 'mailbox',
    subject: [{ attribute: 'commonName', required: true, editable: true, fixedValue: null, pattern: null }],
    san: [{ type: 'email', required: true, editable: true, max: 5 }],
    ...given,
  });
