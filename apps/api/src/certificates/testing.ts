import type { BuiltinCaConfig } from '@countersign/contracts';
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
import type { SpecApi } from '../testing/spec-api';
import { aPerson } from '../users/testing';
import { PlanIssuance, type CertificateOrder } from '.';

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
  ) {}

  static async with(api: SpecApi, key: BuiltinCaConfig['key'] = 'p-256'): Promise<IssuingWorld> {
    const connector = await api.app.get(CreateConnector).run(aBuiltinCa(key), spec);
    const profile = await api.app.get(CreateProfile).run(aProfileContent({ connectorId: connector.id }), spec);
    const enterprise = await anEnterprise(api.db);
    const person = await aPerson(api.db, { in: { [enterprise.id]: 'enterprise-user' } });
    return new IssuingWorld(api, connector.id, enterprise.id, person.id, profile);
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
      ...{ subjectType: 'mailbox', generation: 'multipurpose', keyUsage: 'both', clientAuth: false, caProfile: null },
      ...given,
    };
  }

  /** Answers with the request's id. */
  async plan(given: Partial<CertificateOrder> = {}): Promise<string> {
    const order = this.order(given);
    await this.api.app.get(UnitOfWork).run(spec, (tx) => this.api.app.get(PlanIssuance).run(tx, order));
    return order.requestId;
  }
}

/** Requests stand a floor above: in specs of this module none exist, so their key is let go. */
export const withoutRequests = (api: SpecApi) =>
  api.database.owner('alter table issuance drop constraint issuance_request');
