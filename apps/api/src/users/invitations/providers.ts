import { AcceptAsKnown } from './accept-as-known';
import { AcceptAsNewcomer } from './accept-as-newcomer';
import { AcceptInvitation } from './accept-invitation';
import { BulkInvitationsController } from './bulk/bulk-invitations.controller';
import { CheckFile } from './bulk/check-file';
import { InviteInBulk } from './bulk/invite-in-bulk';
import { JudgeFile } from './bulk/judge-file';
import { UploadFile } from './bulk/upload-file';
import { DeclineInvitation } from './decline-invitation';
import { InvitationLimits } from './invitation-limits';
import { InvitationEntity, InvitationLinkEntity } from './invitation.entity';
import { InvitationStore } from './invitation.store';
import { InvitationsController } from './invitations.controller';
import { InviteFirstOperator } from './invite-first-operator';
import { InviteMember } from './invite-member';
import { InviteOwner } from './invite-owner';
import { LetIn } from './let-in';
import { ListInvitations } from './list-invitations';
import { OpenInvitation } from './open-invitation';
import { OpenInvitationsController } from './open-invitations.controller';
import { RenewInvitation } from './renew-invitation';
import { RenewLink } from './renew-link';
import { ResendInvitation } from './resend-invitation';
import { SendInvitation } from './send-invitation';
import { SendInvitationAgain } from './send-invitation-again';
import { ShowInvitations } from './show-invitations';
import { ShowOpenInvitation } from './show-open-invitation';
import { StartInvitation } from './start-invitation';
import { WithdrawInvitation } from './withdraw-invitation';

export const invitationTables = [InvitationEntity, InvitationLinkEntity];
export const invitationControllers = [BulkInvitationsController, InvitationsController, OpenInvitationsController];
export const invitationProviders = [
  ...[InvitationStore, InvitationLimits, StartInvitation, SendInvitation, SendInvitationAgain],
  ...[ShowInvitations, ShowOpenInvitation, LetIn, RenewLink],
  ...[InviteMember, InviteOwner, InviteFirstOperator, ListInvitations, WithdrawInvitation, ResendInvitation],
  ...[OpenInvitation, AcceptInvitation, AcceptAsKnown, AcceptAsNewcomer, DeclineInvitation, RenewInvitation],
  ...[JudgeFile, CheckFile, UploadFile, InviteInBulk],
];
