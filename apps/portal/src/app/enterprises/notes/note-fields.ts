import type { RequestNotes } from '@countersign/contracts';

export type NoteKey = keyof RequestNotes;
export interface NoteField {
  readonly key: NoteKey;
  readonly label: string;
  readonly where: string;
}

/** The notes in the order in which a requester meets them. */
export const noteFields = (): readonly NoteField[] => [
  {
    key: 'welcome',
    label: $localize`:@@notes.welcome:Welcome note`,
    where: $localize`:@@notes.welcome.where:In Create Request. Whoever begins a request has to agree to it; that is written down with the request.`,
  },
  {
    key: 'csr',
    label: $localize`:@@notes.csr:Certificate Signing Request (CSR)`,
    where: $localize`:@@notes.csr.where:Above the first step, where the key comes from.`,
  },
  {
    key: 'sdn',
    label: $localize`:@@notes.sdn:Subject Distinguished Name (SDN)`,
    where: $localize`:@@notes.sdn.where:Above the step that asks for the names in the certificate.`,
  },
  {
    key: 'san',
    label: $localize`:@@notes.san:Subject Alternative Name (SAN)`,
    where: $localize`:@@notes.san.where:Above the step that asks for domains and e-mail addresses.`,
  },
  {
    key: 'validity',
    label: $localize`:@@notes.validity:Certificate Validity`,
    where: $localize`:@@notes.validity.where:Above the step that says how long the certificate counts.`,
  },
  {
    key: 'verification',
    label: $localize`:@@notes.verification:Ownership Verification`,
    where: $localize`:@@notes.verification.where:Above the checks, where the person waits and proves.`,
  },
];

/** As long as the contract lets a note be. */
export const longestNote = 2000;
export type NotesInput = Readonly<Record<NoteKey, string>>;

export const notesInput = (notes: RequestNotes): NotesInput => ({
  welcome: notes.welcome ?? '',
  csr: notes.csr ?? '',
  sdn: notes.sdn ?? '',
  san: notes.san ?? '',
  validity: notes.validity ?? '',
  verification: notes.verification ?? '',
});

const orNull = (text: string) => text.trim() || null;
export const notesOf = (typed: NotesInput): RequestNotes => ({
  welcome: orNull(typed.welcome),
  csr: orNull(typed.csr),
  sdn: orNull(typed.sdn),
  san: orNull(typed.san),
  validity: orNull(typed.validity),
  verification: orNull(typed.verification),
});
