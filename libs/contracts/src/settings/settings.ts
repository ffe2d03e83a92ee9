import * as z from 'zod';
import { emailAddress, id, line } from '../names';

const count = (least: number, most: number) =>
  z.int({ error: 'invalid-field' }).min(least, { error: 'invalid-field' }).max(most, { error: 'invalid-field' });
const onOff = z.boolean({ error: 'invalid-field' });

const links = { invitationDays: count(1, 90), activationHours: count(1, 720), resetMinutes: count(5, 1440) };
const sessions = { idleMinutes: count(5, 1440), absoluteHours: count(1, 168) };
const csr = { checkKeyReuse: onOff, checkWeakKeys: onOff };

export const settings = z
  .object({
    installationName: z.string(),
    supportAddress: z.string().nullable(),
    links: z.object(links),
    sessions: z.object(sessions),
    csr: z.object(csr),
    mpicConnectorId: id.nullable(),
    smtpConnectorId: id.nullable(),
    /** SBR 4.2.2.1: a CAA look-up that failed outside passes where the zone is proven unsigned. */
    caaPassOnFailure: z.boolean(),
    twoPersons: z.boolean(),
    /** Set by the installation (`REQUIRE_MFA`), not here. */
    requireMfa: z.boolean(),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof settings>;

export const settingsPatch = z
  .strictObject({
    installationName: line(100).optional(),
    supportAddress: emailAddress.nullish(),
    links: z.strictObject(links).partial().optional(),
    sessions: z.strictObject(sessions).partial().optional(),
    csr: z.strictObject(csr).partial().optional(),
    caaPassOnFailure: onOff.optional(),
  })
  .meta({ id: 'SettingsPatch' });
export type SettingsPatch = z.infer<typeof settingsPatch>;
