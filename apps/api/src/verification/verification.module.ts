import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsOf } from './attempts-of';
import { CheckEntity } from './check.entity';
import { CheckStore } from './check.store';
import { ChecksOf } from './checks-of';
import { CloseChecks } from './close-checks';
import { ConfirmMailbox } from './confirm-mailbox';
import { DecideAttempt } from './decide-attempt';
import { EvidenceBlobEntity, EvidenceChainEntity, EvidenceEntity } from './evidence.entity';
import { EvidenceRecords } from './evidence-records';
import { ExpireChecks } from './expire-checks';
import { FollowMails } from './follow-mails';
import { LockChallenge } from './lock-challenge';
import { looking } from './look/looking';
import { DEMO_ZONES } from './look/resolver.provider';
import { LookFresh } from './look-fresh';
import { MailboxConfirmationsController } from './mailbox-confirmations.controller';
import { DomainControl } from './methods/domain';
import { DomainChallengeStore } from './methods/domain-challenge.store';
import { DomainChallengeEntity, DomainProofEntity } from './methods/domain.entities';
import { MailboxMethod } from './methods/mailbox';
import { MailboxChallengeStore } from './methods/mailbox-challenge.store';
import { MailboxChallengeEntity, MailboxProofEntity } from './methods/mailbox.entities';
import { METHODS, type Methods, type VerificationMethod } from './methods/method';
import { TryToken } from './methods/try-token';
import { PlanChecks } from './plan-checks';
import { PreviewCaa } from './preview-caa';
import { ProofsOf } from './proofs-of';
import { ReadConfirmation } from './read-confirmation';
import { RefuseMailbox } from './refuse-mailbox';
import { StartCheck } from './start-check';
import { TellCheck } from './tell-check';
import { VerifyCheck } from './verify-check';
import { WriteEvidence } from './write-evidence';

const registry = (...methods: VerificationMethod[]): Methods => new Map(methods.map((each) => [each.kind, each]));
const door = [AttemptsOf, ChecksOf, CloseChecks, LookFresh, PlanChecks, PreviewCaa, ProofsOf, StartCheck, VerifyCheck];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      CheckEntity,
      DomainChallengeEntity,
      DomainProofEntity,
      EvidenceEntity,
      EvidenceBlobEntity,
      EvidenceChainEntity,
      MailboxChallengeEntity,
      MailboxProofEntity,
    ]),
  ],
  controllers: [MailboxConfirmationsController],
  providers: [
    ...door,
    ...looking,
    { provide: METHODS, useFactory: registry, inject: [MailboxMethod, DomainControl] },
    MailboxMethod,
    DomainControl,
    CheckStore,
    ConfirmMailbox,
    DecideAttempt,
    DomainChallengeStore,
    EvidenceRecords,
    ExpireChecks,
    FollowMails,
    LockChallenge,
    MailboxChallengeStore,
    ReadConfirmation,
    RefuseMailbox,
    TellCheck,
    TryToken,
    WriteEvidence,
  ],
  exports: [...door, DEMO_ZONES],
})
export class VerificationModule {}
