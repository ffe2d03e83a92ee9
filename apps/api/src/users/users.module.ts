import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EnterprisesModule } from '../enterprises';
import { SettingsModule } from '../settings';
import { CALLER_SOURCE } from '../shared/access/caller-source';
import { ApiTokenEntity } from './api-tokens/api-token.entity';
import { ApiTokenStore } from './api-tokens/api-token.store';
import { ApiTokensController } from './api-tokens/api-tokens.controller';
import { CreateApiToken } from './api-tokens/create-api-token';
import { ListApiTokens } from './api-tokens/list-api-tokens';
import { RevokeApiToken } from './api-tokens/revoke-api-token';
import { FirstOperator } from './first-operator';
import { AcceptAsKnown } from './invitations/accept-as-known';
import { AcceptAsNewcomer } from './invitations/accept-as-newcomer';
import { AcceptInvitation } from './invitations/accept-invitation';
import { DeclineInvitation } from './invitations/decline-invitation';
import { InvitationLimits } from './invitations/invitation-limits';
import { InvitationEntity, InvitationLinkEntity } from './invitations/invitation.entity';
import { InvitationStore } from './invitations/invitation.store';
import { InvitationsController } from './invitations/invitations.controller';
import { InviteFirstOperator } from './invitations/invite-first-operator';
import { InviteMember } from './invitations/invite-member';
import { InviteOwner } from './invitations/invite-owner';
import { LetIn } from './invitations/let-in';
import { ListInvitations } from './invitations/list-invitations';
import { OpenInvitation } from './invitations/open-invitation';
import { OpenInvitationsController } from './invitations/open-invitations.controller';
import { RenewInvitation } from './invitations/renew-invitation';
import { ResendInvitation } from './invitations/resend-invitation';
import { SendInvitation } from './invitations/send-invitation';
import { SendInvitationAgain } from './invitations/send-invitation-again';
import { ShowInvitations } from './invitations/show-invitations';
import { ShowOpenInvitation } from './invitations/show-open-invitation';
import { StartInvitation } from './invitations/start-invitation';
import { WithdrawInvitation } from './invitations/withdraw-invitation';
import { ChangeMember } from './members/change-member';
import { EndMembership } from './members/end-membership';
import { ListMembers } from './members/list-members';
import { MemberStore } from './members/member.store';
import { MembersController } from './members/members.controller';
import { MemberLine, MembershipEntity } from './members/membership.entity';
import { AddPerson } from './people/add-person';
import { EnterprisesOf } from './people/enterprises-of';
import { FindPeople } from './people/find-people';
import { GetMe } from './people/get-me';
import { MeController } from './people/me.controller';
import { PersonEntity } from './people/person.entity';
import { PersonStore } from './people/person.store';
import { RoleEntity } from './roles/role.entity';
import { RoleStore } from './roles/role.store';
import { CheckPassword } from './sign-in/check-password';
import { GetSession } from './sign-in/get-session';
import { KnownCallers } from './sign-in/known-callers';
import { NewPasswords } from './sign-in/new-passwords';
import { OpenSession } from './sign-in/open-session';
import { Passwords } from './sign-in/passwords';
import { SessionCookies } from './sign-in/session-cookies';
import { SessionController } from './sign-in/session.controller';
import { SessionEntity } from './sign-in/session.entity';
import { SessionStore } from './sign-in/session.store';
import { SignIn } from './sign-in/sign-in';
import { SignInLimits } from './sign-in/sign-in-limits';
import { SignOut } from './sign-in/sign-out';
import { Strategies } from './sign-in/strategies';
import { SweepSessions } from './sign-in/sweep-sessions';
import { WelcomeEnterprise } from './welcome-enterprise';

const tables = [
  ...[PersonEntity, RoleEntity, MembershipEntity, MemberLine, InvitationEntity, InvitationLinkEntity],
  ...[SessionEntity, ApiTokenEntity],
];
const stores = [PersonStore, RoleStore, MemberStore, InvitationStore, SessionStore, ApiTokenStore];
const signIn = [
  ...[Strategies, CheckPassword, Passwords, NewPasswords, SessionCookies, SignInLimits, KnownCallers],
  ...[SignIn, OpenSession, SignOut, GetSession, SweepSessions, { provide: CALLER_SOURCE, useExisting: KnownCallers }],
];
const invitations = [
  ...[
    InvitationLimits,
    StartInvitation,
    SendInvitation,
    SendInvitationAgain,
    ShowInvitations,
    ShowOpenInvitation,
    LetIn,
  ],
  ...[InviteMember, InviteOwner, InviteFirstOperator, ListInvitations, WithdrawInvitation, ResendInvitation],
  ...[OpenInvitation, AcceptInvitation, AcceptAsKnown, AcceptAsNewcomer, DeclineInvitation, RenewInvitation],
];
const doors = [FindPeople, AddPerson];

@Module({
  imports: [EnterprisesModule, SettingsModule, TypeOrmModule.forFeature(tables)],
  controllers: [
    ...[SessionController, MeController, ApiTokensController],
    ...[MembersController, InvitationsController, OpenInvitationsController],
  ],
  providers: [
    ...[...doors, ...stores, ...signIn, ...invitations, EnterprisesOf, GetMe],
    ...[ListMembers, ChangeMember, EndMembership, WelcomeEnterprise, FirstOperator],
    ...[CreateApiToken, ListApiTokens, RevokeApiToken],
  ],
  exports: doors,
})
export class UsersModule {}
