import { keys } from './keys';
import type { Malformed } from './malformed';
import { names } from './names';
import { otherFiles } from './other-files';
import { signatures } from './signatures';
import { sizes } from './sizes';
import { structure } from './structure';

export type { Malformed } from './malformed';

/** What nobody should get a certificate for, each with the code of its refusal under a profile that takes RSA-2048 to 4096, P-256 and P-384. */
export async function malformedCsrs(): Promise<Malformed[]> {
  const all = [...(await otherFiles()), ...structure(), ...names(), ...sizes(), ...keys(), ...signatures()];
  const doubled = all.filter(([name], i) => all.findIndex(([other]) => other === name) !== i);
  if (doubled.length > 0) throw new Error(`Two of one name: ${doubled.map(([name]) => name).join(', ')}`);
  return all;
}
