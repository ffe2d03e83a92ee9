import { Inject, Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { CONFIG, type Config } from '../config';
import { isTemplateName, mailVariables, type TemplateName } from './mail-variables';
import { htmlValues, oneLine, textValues } from './plain-values';
import { parts, templates, type TemplateTexts } from './templates';

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type Render = (variables: unknown) => string;
type Compiled = Readonly<Record<keyof TemplateTexts, Render>>;

const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** A variable that is missing throws, no helper is known but ours, and nothing is read from a prototype. */
const options = { strict: true, knownHelpersOnly: true, knownHelpers: { when: true, link: true, or: true } };

/** Makes subject, text and HTML of a mail. Templates are ours alone: what people typed is only ever a value in them. */
@Injectable()
export class RenderMail {
  private readonly compiled: Readonly<Record<TemplateName, Compiled>>;

  constructor(@Inject(CONFIG) { publicUrl }: Pick<Config, 'publicUrl'>) {
    const handlebars = Handlebars.create();
    handlebars.registerHelper('when', (instant: unknown) => `${dates.format(new Date(String(instant)))} UTC`);
    handlebars.registerHelper('link', (path: unknown) => new Handlebars.SafeString(addressOf(publicUrl, String(path))));
    handlebars.registerHelper('or', (first: unknown, second: unknown) => first ?? second);
    for (const [name, text] of Object.entries(parts))
      handlebars.registerPartial(name, handlebars.compile(text, options));
    const compile = (text: string): Render => {
      handlebars.precompile(text, options); // a fault in a template stops the start, not the first mail
      return handlebars.compile(text, options);
    };
    const all = ({ subject, text, html }: TemplateTexts) => ({
      subject: compile(subject),
      text: compile(text),
      html: compile(html),
    });
    this.compiled = {
      'mailbox-token': all(templates['mailbox-token']),
      invitation: all(templates.invitation),
      activation: all(templates.activation),
      'account-changed': all(templates['account-changed']),
      'email-change': all(templates['email-change']),
      'password-reset': all(templates['password-reset']),
      'certificate-generated': all(templates['certificate-generated']),
      'check-verified': all(templates['check-verified']),
    };
  }

  /** Throws where a variable is missing. */
  run(template: string, variables: object): RenderedMail {
    if (!isTemplateName(template)) throw new Error(`There is no mail template ${template}`);
    const given = mailVariables[template].parse(variables);
    const { subject, text, html } = this.compiled[template];
    const plain = textValues(given);
    return { subject: oneLine(subject(plain)), text: text(plain), html: html(htmlValues(given)) };
  }
}

/** Encoded for a URL, so that it needs no escaping in an attribute and stays within its line. */
const addressOf = (publicUrl: string, path: string) =>
  new URL(publicUrl + path).href.replaceAll("'", '%27').replaceAll('&', '%26');
