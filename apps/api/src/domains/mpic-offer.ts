import { RaError } from '../shared/problem';

/** A domain may be looked at from several places once an Open MPIC connector is chosen for the installation: none can be yet. */
export function assertMpic({ mpic }: { readonly mpic?: boolean | undefined }): void {
  if (mpic === true) throw new RaError('invalid-field', { errors: [{ path: '/mpic', code: 'invalid-field' }] });
}
