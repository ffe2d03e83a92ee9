import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AttemptsOf } from './attempts-of';
import { CheckEntity } from './check.entity';
import { CheckStore } from './check.store';
import { ChecksOf } from './checks-of';
import { CloseChecks } from './close-checks';
import { ConfirmMailbox } from './confirm-mailbox';
import { DecideAttempt } from './decide-attempt';
import { EvidenceBlobEntity, EvidenceEntity } from './evidence.entity';
import { ExpireChecks } from './expire-checks';
import { FollowMails } from './follow-mails';
import { LockChallenge } from './lock-challenge';
import { MailboxConfirmationsController } from './mailbox-confirmations.controller';
import { MailboxMethod } from './methods/mailbox';
import { MailboxChallengeStore } from './methods/mailbox-challenge.store';
import { MailboxChallengeEntity, MailboxProofEntity } from './methods/mailbox.entities';
import { METHODS, type Methods } from './methods/method';
import { TryToken } from './methods/try-token';
import { PlanChecks } from './plan-checks';
import { ProofsOf } from './proofs-of';
import { ReadConfirmation } from './read-confirmation';
import { RefuseMailbox } from './refuse-mailbox';
import { StartCheck } from './start-check';
import { TellCheck } from './tell-check';
import { VerifyCheck } from './verify-check';
import { WriteEvidence } from './write-evidence';

const registry = (mailbox: MailboxMethod): Methods => new Map([[mailbox.kind, mailbox]]);
const door = [AttemptsOf, ChecksOf, CloseChecks, PlanChecks, ProofsOf, StartCheck, VerifyCheck];

@Module({
  imports: [
    TypeOrmModule.forFeature([
      CheckEntity,
      EvidenceEntity,
      EvidenceBlobEntity,
      MailboxChallengeEntity,
      MailboxProofEntity,
    ]),
  ],
  controllers: [MailboxConfirmationsController],
  providers: [
    ...door,
    { provide: METHODS, useFactory: registry, inject: [MailboxMethod] },
    MailboxMethod,
    CheckStore,
    ConfirmMailbox,
    DecideAttempt,
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
  exports: door,
})
export class VerificationModule {}
