import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CertificatesModule } from '../certificates';
import { DomainsModule } from '../domains';
import { EnterprisesModule } from '../enterprises';
import { LiveModule } from '../live';
import { PoliciesModule } from '../policies';
import { ProfilesModule } from '../profiles';
import { UsersModule } from '../users';
import { VerificationModule } from '../verification';
import { AskSecondFactor } from './ask-second-factor';
import { ChooseDomainMethod } from './choose-domain-method';
import { CountRequests } from './count-requests';
import { CreateRequest } from './create-request';
import { CsrController } from './csr/csr.controller';
import { DeleteRequest } from './delete-request';
import { DescribeRequest } from './describe-request';
import { DnsChoices } from './dns-choices';
import { EditRequest } from './edit-request';
import { FollowChecks } from './follow-checks';
import { FollowEnterprise } from './follow-enterprise';
import { FollowIssuance } from './follow-issuance';
import { Generate } from './generate';
import { csrReader } from './csr/csr-reader.provider';
import { InspectCsr } from './csr/inspect-csr';
import { KeyUses } from './csr/key-uses';
import { KnownWeakKeys } from './csr/known-weak-keys';
import { RetestCsr } from './csr/retest-csr';
import { ListRequests } from './list-requests';
import { LookOnceMore } from './look-once-more';
import { MayBegin } from './may-begin';
import { PlanCertificate } from './plan-certificate';
import { ReadAttempts } from './read-attempts';
import { ReadEvidence } from './read-evidence';
import { ReadRequest } from './read-request';
import { Replan } from './replan';
import { RequestChecksController } from './request-checks.controller';
import { RequestListRow } from './request-list.entity';
import { RequestStepsController } from './request-steps.controller';
import { RequestEntity } from './request.entity';
import { RequestStore } from './request.store';
import { RequestsController } from './requests.controller';
import { Restate } from './restate';
import { StartRequestCheck } from './start-request-check';
import { NameRules } from './steps/name-rules';
import { SaveCsr } from './steps/save-csr';
import { SaveSan } from './steps/save-san';
import { SaveSdn } from './steps/save-sdn';
import { SaveUser } from './steps/save-user';
import { SaveValidity } from './steps/save-validity';
import { Surroundings } from './surroundings';
import { TellVerified } from './tell-verified';
import { VerifyRequestCheck } from './verify-request-check';
import { WantedChecks } from './wanted-checks';

/** What the demo does by hand, as a person would. */
const door = [
  CreateRequest,
  SaveCsr,
  SaveSdn,
  SaveSan,
  SaveValidity,
  StartRequestCheck,
  VerifyRequestCheck,
  Generate,
  ReadRequest,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([RequestEntity, RequestListRow]),
    EnterprisesModule,
    UsersModule,
    PoliciesModule,
    ProfilesModule,
    DomainsModule,
    VerificationModule,
    CertificatesModule,
    LiveModule,
  ],
  controllers: [RequestsController, RequestStepsController, RequestChecksController, CsrController],
  providers: [
    ...door,
    csrReader,
    AskSecondFactor,
    ChooseDomainMethod,
    CountRequests,
    DeleteRequest,
    DescribeRequest,
    DnsChoices,
    EditRequest,
    FollowChecks,
    FollowEnterprise,
    FollowIssuance,
    InspectCsr,
    KeyUses,
    KnownWeakKeys,
    ListRequests,
    LookOnceMore,
    MayBegin,
    NameRules,
    PlanCertificate,
    ReadAttempts,
    ReadEvidence,
    Replan,
    RequestStore,
    Restate,
    RetestCsr,
    SaveUser,
    TellVerified,
    WantedChecks,
    Surroundings,
  ],
  exports: door,
})
export class RequestsModule {}
