import { ActivityController } from './activity.controller';
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
import { ListActivity } from './list-activity';
import { ListNotifications } from './list-notifications';
import { ListSessions } from './list-sessions';
import { MeController } from './me.controller';
import { NotificationEntity } from './notification.entity';
import { NotificationStore } from './notification.store';
import { NotificationsController } from './notifications.controller';
import { NotifyInviter } from './notify-inviter';
import { OpenReset } from './open-reset';
import { PasswordResetEntity } from './password-reset.entity';
import { PasswordResetsController } from './password-resets.controller';
import { PasswordController } from './password.controller';
import { PreferencesEntity } from './preferences.entity';
import { ReadNotifications } from './read-notifications';
import { RenewReset } from './renew-reset';
import { ResetPassword } from './reset-password';
import { ResetStore } from './reset.store';
import { SendEmailToken } from './send-email-token';
import { SendReset } from './send-reset';
import { SessionsController } from './sessions.controller';
import { ShowEmailChange } from './show-email-change';
import { SweepAccounts } from './sweep-accounts';
import { TellOwner } from './tell-owner';
import { WithdrawEmailChange } from './withdraw-email-change';

export const accountTables = [PreferencesEntity, EmailChangeEntity, PasswordResetEntity, NotificationEntity];
export const accountControllers = [
  ...[MeController, PasswordController, EmailController, SessionsController, PasswordResetsController],
  NotificationsController,
  ActivityController,
];
export const accountProviders = [
  ...[GetMe, ChangeMe, GetPreferences, ChangePreferences, TellOwner],
  ...[ChangePassword, AskEmailChange, SendEmailToken, ConfirmEmailChange, ShowEmailChange],
  ...[WithdrawEmailChange, ListSessions, EndSessions],
  ...[ResetStore, AskReset, SendReset, OpenReset, ResetPassword, RenewReset, SweepAccounts],
  ...[NotificationStore, NotifyInviter, ListNotifications, ReadNotifications, ListActivity],
];
