import type { Code } from './code';
import { caa } from './en/caa';
import { certificateAuthority } from './en/certificate-authority';
import { csr } from './en/csr';
import { dns } from './en/dns';
import { dnssec } from './en/dnssec';
import { fields } from './en/fields';
import { file } from './en/file';
import { http } from './en/http';
import { invitations } from './en/invitations';
import { mailbox } from './en/mailbox';
import { mpic } from './en/mpic';
import { records } from './en/records';
import { requests } from './en/requests';
import { signIn } from './en/sign-in';
import { txt } from './en/txt';
import type { Words } from './words';

/** English, complete by construction: a code without words does not compile. */
export const en = {
  ...http,
  ...signIn,
  ...invitations,
  ...records,
  ...requests,
  ...certificateAuthority,
  ...csr,
  ...fields,
  ...mailbox,
  ...txt,
  ...file,
  ...caa,
  ...dnssec,
  ...dns,
  ...mpic,
} satisfies Record<Code, Words>;
