import accountChangedHtml from './templates/account-changed.html.hbs';
import accountChangedSubject from './templates/account-changed.subject.hbs';
import accountChangedText from './templates/account-changed.text.hbs';
import activationHtml from './templates/activation.html.hbs';
import activationSubject from './templates/activation.subject.hbs';
import activationText from './templates/activation.text.hbs';
import certificateGeneratedHtml from './templates/certificate-generated.html.hbs';
import certificateGeneratedSubject from './templates/certificate-generated.subject.hbs';
import certificateGeneratedText from './templates/certificate-generated.text.hbs';
import checkVerifiedHtml from './templates/check-verified.html.hbs';
import checkVerifiedSubject from './templates/check-verified.subject.hbs';
import checkVerifiedText from './templates/check-verified.text.hbs';
import emailChangeHtml from './templates/email-change.html.hbs';
import emailChangeSubject from './templates/email-change.subject.hbs';
import emailChangeText from './templates/email-change.text.hbs';
import invitationHtml from './templates/invitation.html.hbs';
import invitationSubject from './templates/invitation.subject.hbs';
import invitationText from './templates/invitation.text.hbs';
import mailboxTokenHtml from './templates/mailbox-token.html.hbs';
import mailboxTokenSubject from './templates/mailbox-token.subject.hbs';
import mailboxTokenText from './templates/mailbox-token.text.hbs';
import passwordResetHtml from './templates/password-reset.html.hbs';
import passwordResetSubject from './templates/password-reset.subject.hbs';
import passwordResetText from './templates/password-reset.text.hbs';
import button from './templates/parts/button.html.hbs';
import layout from './templates/parts/layout.html.hbs';
import type { TemplateName } from './mail-variables';

export interface TemplateTexts {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export const templates: Readonly<Record<TemplateName, TemplateTexts>> = {
  'mailbox-token': { subject: mailboxTokenSubject, text: mailboxTokenText, html: mailboxTokenHtml },
  invitation: { subject: invitationSubject, text: invitationText, html: invitationHtml },
  activation: { subject: activationSubject, text: activationText, html: activationHtml },
  'account-changed': { subject: accountChangedSubject, text: accountChangedText, html: accountChangedHtml },
  'email-change': { subject: emailChangeSubject, text: emailChangeText, html: emailChangeHtml },
  'password-reset': { subject: passwordResetSubject, text: passwordResetText, html: passwordResetHtml },
  'check-verified': {
    html: checkVerifiedHtml,
    subject: checkVerifiedSubject,
    text: checkVerifiedText,
  },
  'certificate-generated': {
    subject: certificateGeneratedSubject,
    text: certificateGeneratedText,
    html: certificateGeneratedHtml,
  },
};

/** Pieces of the HTML parts. */
export const parts = { layout, button };
