import type { Certificate, Enterprise, Invitation, Member, Profile, RequestDetail } from '@countersign/contracts';
import { acceptByApi } from '../flows/accept-by-api';
import { makeCsr } from '../tools/csr';
import type { Mail, Mailboxes } from '../tools/mail';
import type { OpenSsl } from '../tools/openssl';
import { Voice } from '../tools/voice';
import { enterprise, mailboxProfile, people, type Person } from './people';

interface Items<T> {
  readonly items: readonly T[];
}
interface Tools {
  readonly baseURL: string;
  readonly mailboxes: Mailboxes;
  readonly openssl: OpenSsl;
}
/** What the acts on a request need to know of it. */
type Asked = Pick<RequestDetail, 'id' | 'checks' | 'san'>;
const newPassword = 'nine slow herons mind the weir';
const guest = { name: 'Émile Roussel', role: 'enterprise-user' };

/** An enterprise of its own with an owner who works by the API, all mails that come of it, and all that may be known of it. */
export class MailedHouse {
  private readonly addresses = new Set<string>();

  private constructor(
    private readonly tools: Tools,
    private readonly operator: Voice,
    private readonly owner: Voice,
    private readonly ids: { readonly enterpriseId: string; readonly profileId: string; readonly elsewhere: string },
    private readonly ownerAddress: string,
  ) {
    this.addresses.add(ownerAddress);
  }

  static async founded(tools: Tools, ownerAddress: string): Promise<MailedHouse> {
    const operator = await Voice.signedIn(tools.baseURL, people.operator);
    const profiles = await operator.get<Items<Profile>>('/profiles?size=200');
    const profileId = profiles.items.find(({ name }) => name === mailboxProfile)!.id;
    const others = await operator.get<Items<Enterprise>>('/enterprises?size=200');
    const elsewhere = others.items.find(({ name }) => name === enterprise)!.id;
    const { id: enterpriseId } = await operator.post<Enterprise>('/enterprises', {
      name: `House of ${ownerAddress}`,
      owner: { name: 'Nils Holm', email: ownerAddress },
      profileIds: [profileId],
    });
    const known = await acceptByApi(tools, ownerAddress);
    await changesPassword(tools.baseURL, known);
    const owner = await Voice.signedIn(tools.baseURL, { email: ownerAddress, password: newPassword });
    const house = new MailedHouse(tools, operator, owner, { enterpriseId, profileId, elsewhere }, ownerAddress);
    await house.asksForLinks();
    return house;
  }

  /** What an account sends mails about beside certificates: another address, a forgotten password. */
  private async asksForLinks(): Promise<void> {
    const next = `next.${this.ownerAddress}`;
    await this.mailed(next, () => this.owner.post('/me/email', { email: next }));
    await this.mailed(this.ownerAddress, () => this.owner.post('/password-resets', { email: this.ownerAddress }));
  }

  /** A request of the owner for this mailbox, its Token on the way. */
  async asksFor(address: string): Promise<RequestDetail> {
    const { enterpriseId, profileId } = this.ids;
    const { id } = await this.owner.post<RequestDetail>('/requests', { enterpriseId, profileId });
    const { pem } = await makeCsr(this.tools.openssl, 'p256', `/CN=${address}`);
    await this.owner.put(`/requests/${id}/csr`, { pem });
    await this.owner.put(`/requests/${id}/sdn`, { commonName: address });
    await this.sendsToken(await this.owner.put(`/requests/${id}/san`, { emails: [address], dnsNames: [] }));
    return this.request(id);
  }

  sendsToken({ id, checks: [check], san }: Asked): Promise<unknown> {
    return this.mailed(san.emails[0]!, () => this.owner.post(`/requests/${id}/checks/${check!.id}/start`));
  }

  async typesToken({ id, checks: [check], san }: Asked): Promise<RequestDetail> {
    const token = await this.tools.mailboxes.tokenOf(san.emails[0]!);
    return this.owner.post(`/requests/${id}/checks/${check!.id}/verify`, { token });
  }

  generates({ id }: Asked): Promise<unknown> {
    return this.mailed(this.ownerAddress, () => this.owner.post(`/requests/${id}/generate`));
  }

  /** Once more, too, for who declined. */
  invites(address: string): Promise<unknown> {
    const { enterpriseId } = this.ids;
    const invitation = { ...guest, email: address };
    return this.mailed(address, () => this.owner.post(`/enterprises/${enterpriseId}/invitations`, invitation));
  }

  /** Who has an account already is invited into another enterprise. */
  ownerIsInvitedElsewhere(): Promise<unknown> {
    const invitation = { ...guest, email: this.ownerAddress };
    const send = () => this.operator.post(`/enterprises/${this.ids.elsewhere}/invitations`, invitation);
    return this.mailed(this.ownerAddress, send);
  }

  accepts(address: string): Promise<unknown> {
    return acceptByApi(this.tools, address);
  }

  request(id: string): Promise<RequestDetail> {
    return this.owner.get(`/requests/${id}`);
  }

  async members(): Promise<string[]> {
    const { items } = await this.owner.get<Items<Member>>(`/enterprises/${this.ids.enterpriseId}/members?size=200`);
    return items.map(({ user }) => user.email);
  }

  async mailsTo(address: string): Promise<Mail[]> {
    return this.tools.mailboxes.of(address);
  }

  /** What the API tells of requests, certificates, invitations, members and mails; only what runs with the clock is left out. */
  async state() {
    const { enterpriseId, elsewhere } = this.ids;
    const requests = await this.owner.get<Items<{ id: string }>>(`/requests?enterpriseId=${enterpriseId}&size=200`);
    const details = await Promise.all(requests.items.map(({ id }) => this.request(id)));
    const certificates = await this.owner.get<Items<Certificate>>(
      `/certificates?enterpriseId=${enterpriseId}&size=200`,
    );
    const here = await this.owner.get<Items<Invitation>>(`/enterprises/${enterpriseId}/invitations?size=200`);
    const there = await this.operator.get<Items<Invitation>>(`/enterprises/${elsewhere}/invitations?size=200`);
    const invitations = [...here.items, ...there.items.filter(({ email }) => this.addresses.has(email))];
    return {
      requests: details.map(({ id, status, certificateId, san, checks }) => ({
        id,
        status,
        certificateId,
        san,
        checks,
      })),
      certificates: certificates.items,
      invitations,
      members: await this.members(),
      mails: (await Promise.all([...this.addresses].map((address) => this.mailsTo(address)))).flat(),
    };
  }

  async end(): Promise<void> {
    await Promise.all([this.owner.end(), this.operator.end()]);
  }

  private async mailed(address: string, act: () => Promise<unknown>): Promise<void> {
    this.addresses.add(address);
    const { length } = await this.mailsTo(address);
    await act();
    await this.tools.mailboxes.newestOf(address, length + 1);
  }
}

/** The session goes on under a new id: who stays signs in anew. */
async function changesPassword(baseURL: string, { email, password }: Person): Promise<void> {
  const owner = await Voice.signedIn(baseURL, { email, password });
  await owner.put('/me/password', { current: password, next: newPassword });
  await owner.end();
}

export type HouseState = Awaited<ReturnType<MailedHouse['state']>>;
