import { AskEmailChange } from './ask-email-change';
import { AskReset } from './ask-reset';
import { ChangeMe } from './change-me';
import { ChangePassword } from './change-password';
import { ChangePreferences } from './change-preferences';
import { ConfirmEmailChange } from './confirm-email-change';
import { EmailChangeEntity } from './email-change.entity';
import { EmailController } from './email.controller';
import { EndSessions } from './end-sessions';
import { GetMe } from './get-me';
import { GetPreferences } from './get-preferences';
import { ListSessions } from './list-sessions';
import { MeController } from './me.controller';
import { OpenReset } from './open-reset';
import { PasswordResetEntity } from './password-reset.entity';
import { PasswordResetsController } from './password-resets.controller';
import { PasswordController } from './password.controller';
import { PreferencesEntity } from './preferences.entity';
import { RenewReset } from './renew-reset';
import { ResetPassword } from './reset-password';
import { ResetStore } from './reset.store';
import { SendEmailToken } from './send-email-token';
import { SendReset } from './send-reset';
import { SessionsController } from './sessions.controller';
import { TellOwner } from './tell-owner';

export const accountTables = [PreferencesEntity, EmailChangeEntity, PasswordResetEntity];
export const accountControllers = [
  ...[MeController, PasswordController, EmailController, SessionsController, PasswordResetsController],
];
export const accountProviders = [
  ...[GetMe, ChangeMe, GetPreferences, ChangePreferences, TellOwner],
  ...[ChangePassword, AskEmailChange, SendEmailToken, ConfirmEmailChange, ListSessions, EndSessions],
  ...[ResetStore, AskReset, SendReset, OpenReset, ResetPassword, RenewReset],
];
