/** Why a text is not a name that can be proven. */
export interface NameFault {
  readonly code: 'email-invalid' | 'dns-invalid';
  readonly params: { readonly reason: NameFaultReason };
}

export type NameFaultReason =
  | 'empty'
  | 'control-character'
  | 'no-at'
  | 'two-at'
  | 'quoted'
  | 'comment'
  | 'local-part'
  | 'too-long'
  | 'single-label'
  | 'ip-address'
  | 'wildcard'
  | 'trailing-dot'
  | 'empty-label'
  | 'label-too-long'
  | 'hyphen'
  | 'not-allowed-character'
  | 'not-idna';

export const isNameFault = (name: object): name is NameFault => 'code' in name && 'params' in name;

export const domainFault = (reason: NameFaultReason): NameFault => ({ code: 'dns-invalid', params: { reason } });

export const emailFault = (reason: NameFaultReason): NameFault => ({ code: 'email-invalid', params: { reason } });
