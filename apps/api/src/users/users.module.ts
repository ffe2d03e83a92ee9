import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit';
import { EnterprisesModule } from '../enterprises';
import { CALLER_SOURCE } from '../shared/access/caller-source';
import { activationControllers, activationDoors, activationProviders } from './activations/providers';
import { accountControllers, accountProviders, accountTables } from './account/providers';
import { ApiTokenEntity } from './api-tokens/api-token.entity';
import { ApiTokenStore } from './api-tokens/api-token.store';
import { ApiTokensController } from './api-tokens/api-tokens.controller';
import { CreateApiToken } from './api-tokens/create-api-token';
import { ListApiTokens } from './api-tokens/list-api-tokens';
import { RevokeApiToken } from './api-tokens/revoke-api-token';
import { FarewellEnterprise } from './farewell-enterprise';
import { FirstOperator } from './first-operator';
import { invitationControllers, invitationProviders, invitationTables } from './invitations/providers';
import { ChangeMember } from './members/change-member';
import { EndMembership } from './members/end-membership';
import { ListMembers } from './members/list-members';
import { MemberStore } from './members/member.store';
import { MembersController } from './members/members.controller';
import { MemberLine, MembershipEntity } from './members/membership.entity';
import { StateOfMember } from './members/state-of-member';
import { AddPerson } from './people/add-person';
import { FindPeople } from './people/find-people';
import { personDoors, personTables, userControllers, userProviders } from './people/providers';
import { roleControllers, roleProviders } from './roles/providers';
import { RoleEntity } from './roles/role.entity';
import { FreshOrNow } from './second-factor/fresh-or-now';
import { secondFactorControllers, secondFactorProviders, secondFactorTables } from './second-factor/providers';
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
import { WatchGuesses } from './sign-in/watch-guesses';
import { StandingOf } from './standing-of';
import { WelcomeEnterprise } from './welcome-enterprise';

const tables = [
  ...[...personTables, RoleEntity, MembershipEntity, MemberLine, ...invitationTables],
  ...[SessionEntity, ApiTokenEntity, ...accountTables, ...secondFactorTables],
];
const stores = [MemberStore, SessionStore, ApiTokenStore];
const signIn = [
  ...[Strategies, CheckPassword, Passwords, NewPasswords, SessionCookies, SignInLimits, KnownCallers],
  ...[SignIn, OpenSession, SignOut, GetSession, SweepSessions, WatchGuesses],
  ...[{ provide: CALLER_SOURCE, useExisting: KnownCallers }],
];
const doors = [FindPeople, AddPerson, StateOfMember, ...activationDoors, ...personDoors];

@Module({
  imports: [AuditModule, EnterprisesModule, TypeOrmModule.forFeature(tables)],
  controllers: [
    ...[SessionController, ApiTokensController, ...accountControllers, ...secondFactorControllers],
    ...[...invitationControllers, ...activationControllers, MembersController],
    ...[...userControllers, ...roleControllers],
  ],
  providers: [
    ...[...doors, ...stores, ...signIn, ...invitationProviders, ...activationProviders],
    ...[...userProviders, ...roleProviders],
    ...[ListMembers, ChangeMember, EndMembership, WelcomeEnterprise, FarewellEnterprise, FirstOperator, StandingOf],
    ...[CreateApiToken, ListApiTokens, RevokeApiToken, ...accountProviders, ...secondFactorProviders],
  ],
  exports: [...doors, FreshOrNow],
})
export class UsersModule {}
