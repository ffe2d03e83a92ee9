import { ChangeUser } from './change-user';
import { DeleteUser } from './delete-user';
import { EndUserSessions } from './end-user-sessions';
import { EnterprisesOf } from './enterprises-of';
import { GetsCertificateMail } from './gets-certificate-mail';
import { InviteOperator } from './invite-operator';
import { InviteOperatorAgain } from './invite-operator-again';
import { LastOperator } from './last-operator';
import { ListUsers } from './list-users';
import { LoseAccess } from './lose-access';
import { MayChangeUser } from './may-change-user';
import { PersonLine } from './person-line.entity';
import { PersonEntity } from './person.entity';
import { PersonStore } from './person.store';
import { PromisedRole } from './promised-role';
import { ShowUser } from './show-user';
import { UsersController } from './users.controller';

export const personDoors = [GetsCertificateMail];
export const personTables = [PersonEntity, PersonLine];
export const userControllers = [UsersController];
export const userProviders = [
  ...[PersonStore, EnterprisesOf, MayChangeUser, LastOperator, LoseAccess, PromisedRole],
  ...[ShowUser, ListUsers, InviteOperator, InviteOperatorAgain, ChangeUser, DeleteUser, EndUserSessions],
];
