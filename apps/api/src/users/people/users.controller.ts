import {
  type NewUser,
  newUser,
  type Page,
  type User,
  user,
  userPage,
  type UserPatch,
  userPatch,
  type UserQuery,
  userQuery,
} from '@countersign/contracts';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { Caller } from '../../shared/access/caller';
import { CallerOf } from '../../shared/access/caller-of';
import { Needs } from '../../shared/access/needs';
import { NeedsFreshFactor } from '../../shared/access/second-factor';
import { Answers } from '../../shared/answers';
import { IdParam } from '../../shared/params';
import { ChangeUser } from './change-user';
import { DeleteUser } from './delete-user';
import { EndUserSessions } from './end-user-sessions';
import { InviteOperator } from './invite-operator';
import { InviteOperatorAgain } from './invite-operator-again';
import { ListUsers } from './list-users';
import { ShowUser } from './show-user';

/** Operators' view of everybody. Enterprises see their own people as members. */
@Controller('users')
export class UsersController {
  constructor(
    private readonly listUsers: ListUsers,
    private readonly inviteOperator: InviteOperator,
    private readonly inviteOperatorAgain: InviteOperatorAgain,
    private readonly showUser: ShowUser,
    private readonly changeUser: ChangeUser,
    private readonly deleteUser: DeleteUser,
    private readonly endUserSessions: EndUserSessions,
  ) {}

  @Get()
  @Needs('users:read', 'installation')
  @Answers(userPage)
  list(@Query({ schema: userQuery }) asked: UserQuery): Promise<Page<User>> {
    return this.listUsers.run(asked);
  }

  @Post()
  @Needs('users:edit', 'installation')
  @NeedsFreshFactor()
  @Answers(user, { status: 201 })
  invite(@Body({ schema: newUser }) wanted: NewUser, @CallerOf() caller: Caller): Promise<User> {
    return this.inviteOperator.run(wanted, caller);
  }

  @Post(':id/resend')
  @Needs('users:edit', { of: 'user' })
  @Answers(user)
  inviteAgain(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<User> {
    return this.inviteOperatorAgain.run(id, caller);
  }

  @Get(':id')
  @Needs('users:read', { of: 'user' })
  @Answers(user)
  get(@Param('id', IdParam) id: string): Promise<User> {
    return this.showUser.run(id);
  }

  @Patch(':id')
  @Needs('users:edit', { of: 'user' })
  @NeedsFreshFactor()
  @Answers(user)
  change(
    @Param('id', IdParam) id: string,
    @Body({ schema: userPatch }) patch: UserPatch,
    @CallerOf() caller: Caller,
  ): Promise<User> {
    return this.changeUser.run(id, patch, caller);
  }

  @Delete(':id')
  @Needs('users:delete', { of: 'user' })
  @NeedsFreshFactor()
  @Answers(null)
  delete(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<void> {
    return this.deleteUser.run(id, caller);
  }

  @Delete(':id/sessions')
  @Needs('users:edit', { of: 'user' })
  @Answers(null)
  endSessions(@Param('id', IdParam) id: string, @CallerOf() caller: Caller): Promise<void> {
    return this.endUserSessions.run(id, caller);
  }
}
