import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectorsModule } from '../connectors';
import { EnterprisesModule } from '../enterprises';
import { PoliciesModule } from '../policies';
import { ProfilesModule } from '../profiles';
import { UsersModule } from '../users';
import { VerificationModule } from '../verification';
import { AddDomain } from './add-domain';
import { AssignDomain } from './assignments/assign-domain';
import { ClaimDomain } from './assignments/claim-domain';
import { DomainAssignmentEntity } from './assignments/domain-assignment.entity';
import { DomainAssignmentStore } from './assignments/domain-assignment.store';
import { DomainAssignmentsController } from './assignments/domain-assignments.controller';
import { FollowPeople } from './assignments/follow-people';
import { ListAssignments } from './assignments/list-assignments';
import { OwnedByOther } from './assignments/owned-by-other';
import { ReleaseDomain } from './assignments/release-domain';
import { BeginProof } from './begin-proof';
import { CaaOf } from './caa/caa-of';
import { CaaSettingsEntity } from './caa/caa-settings.entity';
import { CaaSettingsStore } from './caa/caa-settings.store';
import { CaaController } from './caa/caa.controller';
import { ConnectorIssuers } from './caa/connector-issuers';
import { GetCaa } from './caa/get-caa';
import { PreviewCaaRecords } from './caa/preview-caa-records';
import { PutCaa } from './caa/put-caa';
import { ShowCaa } from './caa/show-caa';
import { ChangeDomain } from './change-domain';
import { CreateDomain } from './create-domain';
import { DeleteDomain } from './delete-domain';
import { DomainActsController } from './domain-acts.controller';
import { DomainEntity } from './domain.entity';
import { DomainStore } from './domain.store';
import { DomainsController } from './domains.controller';
import { ExpireDomains } from './expire-domains';
import { FindDomains } from './find-domains';
import { FollowDomainChecks } from './follow-domain-checks';
import { FollowEnterprise } from './follow-enterprise';
import { GetDomain } from './get-domain';
import { HeldElsewhere } from './held-elsewhere';
import { ListDomains } from './list-domains';
import { MayChangeDomains } from './may-change-domains';
import { PlanDomain } from './plan-domain';
import { PrepareLook } from './prepare-look';
import { PresentDomains } from './present-domains';
import { PromoteProof } from './promote-proof';
import { ReadDomainAttempts } from './read-domain-attempts';
import { ReplanDomain } from './replan-domain';
import { SettleDomain } from './settle-domain';
import { StartDomain } from './start-domain';
import { VerifyDomain } from './verify-domain';

const door = [CaaOf, ClaimDomain, CreateDomain, FindDomains, HeldElsewhere, OwnedByOther, StartDomain];
const caa = [CaaSettingsStore, ConnectorIssuers, GetCaa, PreviewCaaRecords, PutCaa, ShowCaa];
const assignments = [AssignDomain, DomainAssignmentStore, FollowPeople, ListAssignments, ReleaseDomain];
const domains = [
  ...[AddDomain, BeginProof, ChangeDomain, DeleteDomain, DomainStore, ExpireDomains, FollowDomainChecks],
  ...[FollowEnterprise, GetDomain, ListDomains, MayChangeDomains, PlanDomain, PrepareLook, PresentDomains],
  ...[PromoteProof, ReadDomainAttempts, ReplanDomain, SettleDomain, VerifyDomain],
];

@Module({
  imports: [
    TypeOrmModule.forFeature([CaaSettingsEntity, DomainAssignmentEntity, DomainEntity]),
    ...[EnterprisesModule, UsersModule, PoliciesModule, ConnectorsModule, ProfilesModule, VerificationModule],
  ],
  controllers: [DomainsController, DomainActsController, CaaController, DomainAssignmentsController],
  providers: [...door, ...caa, ...assignments, ...domains],
  exports: door,
})
export class DomainsModule {}
