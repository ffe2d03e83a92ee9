export { MailModule } from './mail.module';
export { MailMoved } from './mail-moved';
export type { MailVariables, TemplateName } from './mail-variables';
export { Outbox } from './outbox';
