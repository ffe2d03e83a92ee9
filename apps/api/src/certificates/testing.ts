import type { BuiltinCaConfig, Certificate, ProfileContent } from '@countersign/contracts';
import { validityOf } from '@countersign/pki';
import { generateKeyPairSync } from 'node:crypto';
import { CreateConnector } from '../connectors';
import { aBuiltinCa } from '../connectors/testing';
import { UnitOfWork } from '../database/unit-of-work';
import { anEnterprise } from '../enterprises/testing';
import { CreateProfile } from '../profiles';
import { aProfileContent } from '../profiles/testing';
import { jobCaller } from '../shared/access/caller';
import { newId } from '../shared/ids';
import type { SpecApi, Voice } from '../testing/spec-api';
import { aPerson } from '../users/testing';
import { Issue, PlanIssuance, type CertificateOrder } from '.';

export const spec = jobCaller('spec');
const newSpki = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' });

/** All that an order needs: a CA, a profile of it, an enterprise and a person there. */
export class IssuingWorld {
  private constructor(
    private readonly api: SpecApi,
    readonly connectorId: string,
    readonly enterpriseId: string,
    readonly personId: string,
    readonly profile: CertificateOrder['profile'],
    private readonly generation: CertificateOrder['generation'],
  ) {}

  static async with(
    api: SpecApi,
    key: BuiltinCaConfig['key'] = 'p-256',
    given: Partial<ProfileContent> = {},
  ): Promise<IssuingWorld> {
    const connector = await api.app.get(CreateConnector).run(aBuiltinCa(key), spec);
    const profile = await api.app
      .get(CreateProfile)
      .run(aProfileContent({ ...given, connectorId: connector.id }), spec);
    const enterprise = await anEnterprise(api.db);
    const person = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-user' } });
    return new IssuingWorld(api, connector.id, enterprise.id, person.id, profile, profile.generation);
  }

  order(given: Partial<CertificateOrder> = {}): CertificateOrder {
    const email = given.emails?.[0] ?? 'mia@example.org';
    return {
      ...{
        requestId: newId(),
        requestNumber: 'REQ-000001',
        enterpriseId: this.enterpriseId,
        connectorId: this.connectorId,
      },
      ...{ profile: this.profile, ownerId: this.personId, requesterId: this.personId },
      ...{ spki: newSpki(), subject: [{ attribute: 'commonName', value: email }], emails: [email] },
      ...{ dnsNames: [], ipAddresses: [], otherNames: [], ...validityOf(this.api.clock.now(), 365) },
      ...{ subjectType: 'mailbox', generation: this.generation, keyUsage: 'both', clientAuth: false, caProfile: null },
      ...given,
    };
  }

  /** Answers with the request's id. */
  async plan(given: Partial<CertificateOrder> = {}): Promise<string> {
    const order = this.order(given);
    await this.api.app.get(UnitOfWork).run(spec, (tx) => this.api.app.get(PlanIssuance).run(tx, order));
    return order.requestId;
  }

  /** Answers with the certificate's id. */
  async issue(given: Partial<CertificateOrder> = {}): Promise<string> {
    const outcome = await this.api.app.get(Issue).run(await this.plan(given));
    if (outcome.state !== 'issued') throw new Error(JSON.stringify(outcome));
    return outcome.certificateId;
  }
}

export const readCertificate = async (voice: Voice, id: string): Promise<Certificate> =>
  (await voice.get(`/api/v1/certificates/${id}`)).json<Certificate>();

/** Requests stand a floor above: in specs of this module none exist, so their key is let go. */
export const withoutRequests = (api: SpecApi) =>
  api.database.owner('alter table issuance drop constraint issuance_request');
