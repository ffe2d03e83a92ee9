import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConnectorsModule } from '../connectors';
import { EnterprisesModule } from '../enterprises';
import { ProfilesModule } from '../profiles';
import { UsersModule } from '../users';
import { CertificateRow } from './certificate.entity';
import { CertificateStore } from './certificate.store';
import { CertificatesController } from './certificates.controller';
import { CrlRow } from './crl/crl.entity';
import { CrlStore } from './crl/crl.store';
import { PkiController } from './crl/pki.controller';
import { PublishPki } from './crl/publish-pki';
import { RenewCrl } from './crl/renew-crl';
import { RenewCrls } from './crl/renew-crls';
import { DownloadCertificate } from './download-certificate';
import { FindCertificates } from './find-certificates';
import { GetCertificate } from './get-certificate';
import { BurntSerialRow } from './issuing/burnt-serial.entity';
import { BurntSerials } from './issuing/burnt-serials';
import { CarryOn } from './issuing/carry-on';
import { IssuanceRow } from './issuing/issuance.entity';
import { IssuanceStore } from './issuing/issuance.store';
import { Issue } from './issuing/issue';
import { IssuingWorker } from './issuing/issuing-worker';
import { LetGo } from './issuing/let-go';
import { PlanIssuance } from './issuing/plan-issuance';
import { RecoverIssuances } from './issuing/recover-issuances';
import { RefuseIssuance } from './issuing/refuse-issuance';
import { ResumeSigning } from './issuing/resume-signing';
import { SettleIssuance } from './issuing/settle-issuance';
import { SignPlanned } from './issuing/sign-planned';
import { TakeIssuance } from './issuing/take-issuance';
import { ListCertificates } from './list-certificates';
import { AnswerOcsp } from './ocsp/answer-ocsp';
import { OcspController } from './ocsp/ocsp.controller';
import { OcspStatuses } from './ocsp/ocsp-statuses';
import { SignOcsp } from './ocsp/sign-ocsp';
import { PresentCertificates } from './present-certificates';
import { AskSecondFactor } from './revoking/ask-second-factor';
import { LookForLeft } from './revoking/look-for-left';
import { MarkRevoked } from './revoking/mark-revoked';
import { ReleaseCertificate } from './revoking/release-certificate';
import { RevokeCertificate } from './revoking/revoke-certificate';
import { RevokeOfDeleted } from './revoking/revoke-of-deleted';
import { SaveRevocation } from './revoking/save-revocation';
import { SetOwner } from './set-owner';

const doors = [FindCertificates, Issue, PlanIssuance, SetOwner];
const issuing = [
  BurntSerials,
  CarryOn,
  IssuanceStore,
  IssuingWorker,
  LetGo,
  RecoverIssuances,
  RefuseIssuance,
  ResumeSigning,
  SettleIssuance,
  SignPlanned,
  TakeIssuance,
];
const crl = [CrlStore, PublishPki, RenewCrl, RenewCrls];
const ocsp = [AnswerOcsp, OcspStatuses, SignOcsp];
const revoking = [
  AskSecondFactor,
  LookForLeft,
  MarkRevoked,
  ReleaseCertificate,
  RevokeCertificate,
  RevokeOfDeleted,
  SaveRevocation,
];
const reading = [CertificateStore, DownloadCertificate, GetCertificate, ListCertificates, PresentCertificates];

@Module({
  imports: [
    TypeOrmModule.forFeature([BurntSerialRow, CertificateRow, CrlRow, IssuanceRow]),
    ConnectorsModule,
    EnterprisesModule,
    ProfilesModule,
    UsersModule,
  ],
  controllers: [CertificatesController, OcspController, PkiController],
  providers: [...doors, ...issuing, ...crl, ...ocsp, ...revoking, ...reading],
  exports: doors,
})
export class CertificatesModule {}
