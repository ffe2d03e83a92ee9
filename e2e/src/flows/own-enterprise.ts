import type { Enterprise } from '@countersign/contracts';
import { Voice } from '../tools/voice';
import { people, type Person } from '../world/people';
import { acceptByApi, type Post } from './accept-by-api';

export interface OwnEnterprise {
  readonly id: string;
  readonly name: string;
  readonly owner: Person;
}

/** An enterprise that no other test touches, and its owner, who has an account. */
export async function ownEnterprise(post: Post, address: string, name: string): Promise<OwnEnterprise> {
  const operator = await Voice.signedIn(post.baseURL, people.operator);
  const { id } = await operator.post<Enterprise>('/enterprises', {
    name,
    owner: { name: 'Nils Holm', email: address },
  });
  await operator.end();
  return { id, name, owner: await acceptByApi(post, address) };
}
