import type {
  Check,
  CheckKind,
  Connector,
  Enterprise,
  Evidence,
  Page,
  Profile,
  RequestDetail,
} from '@countersign/contracts';
import { builtServer, type BuiltServer, freePort } from '../../src/world/built-server.ts';
import { account, issuer } from '../data/cases.ts';
import { type Lab } from '../lab.ts';
import { inGroupsOf, inLanes } from './in-lanes.ts';
import { resolverByName } from './resolver-by-name.ts';
import { Script } from './script.ts';

const operator = { email: 'operator@lab.example', password: 'a-long-way-to-the-lab' };
const lanes = 16;
const mostNames = 50;

/** Where the web sites of the lab's names are. On 127.0.0.1 sits who may never be reached. */
export const webSite = '127.0.0.10';
/** May be reached as far as the rules go, and nobody is there. */
export const deadAddress = 'fd00::99';
const allowed = `127.0.0.9/32,${webSite}/32,127.0.0.2/31,${deadAddress}/128`;

export type ProfileName = 'none' | 'domain';

/** The built server, looking into the lab, and what an operator has set up in it. */
export class Product {
  private readonly requestIds: string[] = [];

  private constructor(
    readonly server: BuiltServer,
    readonly script: Script,
    readonly enterpriseId: string,
    private readonly profileIds: Readonly<Record<ProfileName, string>>,
    private readonly close: () => void,
  ) {}

  /** Its resolver is the lab's; names with a fault's name in them are asked from the faulty one. */
  static async start(lab: Lab): Promise<Product> {
    const port = await freePort();
    const resolver = await resolverByName(lab.ports, port);
    return Product.lookingBy(`127.0.0.1:${port}`, lab, () => {
      resolver.close();
    });
  }

  static async lookingBy(servers: string, lab: Lab, close = (): void => undefined): Promise<Product> {
    const server = await builtServer({
      ...lab.environment(),
      DNS_SERVERS: servers,
      OUTBOUND_ALLOW: allowed,
      DEMO: '0',
      HOST: '127.0.0.1',
      BOOTSTRAP_EMAIL: operator.email,
      BOOTSTRAP_PASSWORD: operator.password,
      RATE_LIMIT_FACTOR: '1000',
      LOG_LEVEL: 'warn',
    });
    const script = await Script.signedIn(server.url, operator);
    const { enterpriseId, profileIds } = await furnish(script);
    return new Product(server, script, enterpriseId, profileIds, close);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    this.close();
  }

  /** Its steps before Ownership Verification are not saved: checks are planned as soon as names are there. */
  async request(
    profile: ProfileName,
    emails: readonly string[],
    dnsNames: readonly string[] = [],
  ): Promise<RequestDetail> {
    const { enterpriseId, profileIds } = this;
    const { id } = await this.script.post<RequestDetail>('/requests', { enterpriseId, profileId: profileIds[profile] });
    this.requestIds.push(id);
    return this.script.put(`/requests/${id}/san`, { emails, dnsNames });
  }

  /** One for the names below one base, the base first. */
  domainRequest = (base: string, ...more: string[]): Promise<RequestDetail> =>
    this.request('domain', [`u@${base}`], [base, ...more]);

  read = (id: string): Promise<RequestDetail> => this.script.get(`/requests/${id}`);

  start = ({ id, checks }: RequestDetail, method: 'txt' | 'file'): Promise<RequestDetail> =>
    this.script.post(`/requests/${id}/checks/${checkOf(checks, 'domain').id}/start`, { method });

  /** Waits until it is decided, also where the API says 202 meanwhile. */
  async verify(requestId: string, { id }: Check): Promise<Check> {
    const path = `/requests/${requestId}/checks/${id}/verify`;
    let { checks } = await this.script.post<RequestDetail>(path);
    for (let found = byId(checks, id); found.running; found = byId(checks, id))
      ({ checks } = await this.script.post<RequestDetail>(path));
    return byId(checks, id);
  }

  /** Every check of a kind in these requests, so many at once; by what it is about, with the time that it took. */
  async verifyAll(
    requests: readonly RequestDetail[],
    kinds: readonly CheckKind[],
    atOnce = lanes,
  ): Promise<Verified[]> {
    const wanted = requests.flatMap(({ id, checks }) =>
      checks.filter(({ kind }) => kinds.includes(kind)).map((check) => ({ id, check })),
    );
    return inLanes(atOnce, wanted, async ({ id, check }) => {
      const begun = performance.now();
      return { requestId: id, check: await this.verify(id, check), tookMs: performance.now() - begun };
    });
  }

  attempts = async (requestId: string, { id }: Check): Promise<Evidence[]> =>
    (await this.script.get<Page<Evidence>>(`/requests/${requestId}/checks/${id}/attempts?size=200`)).items;

  /** All that was seen and decided so far. */
  async allEvidence(): Promise<Evidence[]> {
    const requests = await inLanes(lanes, this.requestIds, this.read);
    const checks = requests.flatMap(({ id, checks }) => checks.map((check) => ({ id, check })));
    return (await inLanes(lanes, checks, ({ id, check }) => this.attempts(id, check))).flat();
  }

  /** Requests without any proof, whose CAA records are looked at: as many as these names need. */
  async caaRequests(names: readonly string[]): Promise<RequestDetail[]> {
    const groups = inGroupsOf(mostNames, names);
    return inLanes(groups.length, groups, (group) =>
      this.request(
        'none',
        group.map((name) => `u@${name}`),
      ),
    );
  }
}

export interface Verified {
  readonly requestId: string;
  readonly check: Check;
  readonly tookMs: number;
}

const byId = (checks: readonly Check[], id: string) => checks.find((check) => check.id === id)!;

export function checkOf(checks: readonly Check[], kind: CheckKind, identifier?: string): Check {
  const found = checks.find((check) => check.kind === kind && (identifier ?? check.identifier) === check.identifier);
  if (!found) throw new Error(`No check ${kind} of ${identifier ?? 'anything'}`);
  return found;
}

/** A CA that CAA records may name, profiles with and without a proof, and an enterprise that holds to CAA. */
async function furnish(script: Script) {
  const ca = await script.post<Connector>('/connectors', {
    kind: 'builtin-ca',
    name: 'CA of the lab',
    active: true,
    config: { key: 'p-256', commonName: 'CA of the lab', caaDomains: [issuer], accountUri: account },
  });
  const profile = (validationType: ProfileName) =>
    script.post<Profile>('/profiles', {
      name: `S/MIME ${validationType}`,
      ca: { connectorId: ca.id },
      subjectType: 'mailbox',
      validationType,
      subject: [],
      san: [
        { type: 'email', required: true, editable: true, max: mostNames },
        ...(validationType === 'domain' ? [{ type: 'dns', required: true, editable: true, max: mostNames }] : []),
      ],
    });
  const [none, domain] = await Promise.all([profile('none'), profile('domain')]);
  const { id } = await script.post<Enterprise>('/enterprises', { name: 'Nordlicht', profileIds: [none.id, domain.id] });
  const policies = { generateOnBehalf: false, approvedDomainsOnly: false, domainPerUser: true }; // names that nobody approved may be typed
  await script.put(`/enterprises/${id}/policies/requests`, policies);
  await script.put(`/enterprises/${id}/caa`, { enabled: true, issuers: [issuer] });
  return { enterpriseId: id, profileIds: { none: none.id, domain: domain.id } };
}
