import type { InvitationQuery, Page } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Brackets, DataSource, In, IsNull, MoreThan, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../../database/tx';
import { Clock } from '../../shared/clock';
import { newId } from '../../shared/ids';
import { assertMatch } from '../../shared/match';
import { listOf } from '../../shared/page';
import { RaError } from '../../shared/problem';
import { searchPattern } from '../../shared/search';
import { InstallationSettings } from '../../settings';
import { addressKey } from '../people/address-key';
import { hashOfToken, newSecretToken } from '../secret-token';
import { aboutInvitation } from './about-invitation';
import { type InvitationState, stateOf } from './invitation-state';
import {
  type InvitationDecision,
  InvitationEntity,
  type InvitationKind,
  InvitationLinkEntity,
} from './invitation.entity';

export interface NewInvitationRow {
  readonly enterpriseId: string | null;
  readonly name: string;
  readonly email: string;
  readonly roleId: string;
  readonly invitedBy: string | null;
  readonly kind?: InvitationKind;
}

/** A link as somebody follows it: its token, on the page of its kind. */
export interface Link {
  readonly kind: InvitationKind;
  readonly token: string;
}

/** An invitation as the holder of a link meets it: a replaced link leads nowhere, whatever became of the invitation. */
export interface Opened {
  readonly invitation: InvitationEntity;
  readonly state: InvitationState;
}

const HOUR = 3_600_000;
const tokenForm = /^[\w-]{43}$/;

/** The one way to invitations and their links. Rows of an enterprise are asked for within it: the caller's scope has let the enterprise through. */
@Injectable()
export class InvitationStore {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly settings: InstallationSettings,
  ) {}

  list(enterpriseId: string, asked: InvitationQuery): Promise<Page<InvitationEntity>> {
    const query = this.db.manager
      .createQueryBuilder(InvitationEntity, 'row')
      .where('row.enterpriseId = :enterpriseId', { enterpriseId });
    if (asked.status) query.andWhere(inStates(asked.status), { states: asked.status, now: this.clock.now() });
    if (asked.q) query.andWhere('(row.name ilike :q or row.email ilike :q)', { q: searchPattern(asked.q) });
    return listOf(query, asked, {
      sorts: { sentAt: 'row.sentAt', email: 'row.email' },
      id: 'row.id',
      whose: enterpriseId,
    });
  }

  async get(enterpriseId: string, id: string): Promise<InvitationEntity> {
    const row = await this.db.manager.findOneBy(InvitationEntity, { id, enterpriseId });
    if (row === null) throw new RaError('not-found');
    return row;
  }

  async lock(tx: Tx, enterpriseId: string, id: string): Promise<InvitationEntity> {
    const row = await locked(tx.manager)
      .andWhere('row.id = :id and row.enterpriseId = :enterpriseId', { id, enterpriseId })
      .getOne();
    if (row === null) throw new RaError('not-found');
    assertMatch(row.version, tx.caller);
    return row;
  }

  /** The one that waits for an answer from this address, if any; one that nobody answered in time counts too. */
  waiting(tx: Tx, enterpriseId: string | null, email: string): Promise<InvitationEntity | null> {
    const where = { enterpriseId: enterpriseId ?? IsNull(), addressKey: addressKey(email), status: 'pending' as const };
    return tx.manager.findOne(InvitationEntity, { where, lock: { mode: 'for_no_key_update' } });
  }

  /** Which of these addresses (by their keys) are asked already, and still may answer. */
  async waitingAmong(
    manager: EntityManager,
    enterpriseId: string,
    keys: string[],
    now: Date,
  ): Promise<ReadonlySet<string>> {
    const where = { enterpriseId, status: 'pending' as const, addressKey: In(keys), expiresAt: MoreThan(now) };
    const rows = await manager.find(InvitationEntity, { select: { id: true, addressKey: true }, where });
    return new Set(rows.map(({ addressKey: key }) => key));
  }

  /** Whether this address was invited before, without anybody coming in. */
  wasRefused(enterpriseId: string, email: string): Promise<boolean> {
    const status = In<InvitationDecision>(['withdrawn', 'declined']);
    return this.db.manager.existsBy(InvitationEntity, { enterpriseId, addressKey: addressKey(email), status });
  }

  /** Null when another one to this address came first. */
  async add(tx: Tx, { kind = 'invitation', ...given }: NewInvitationRow): Promise<InvitationEntity | null> {
    const expiresAt = await this.expiry(tx, kind);
    const row: InvitationEntity = {
      ...{ id: newId(), kind, ...given, addressKey: addressKey(given.email), status: 'pending' },
      ...{ sentAt: tx.now, expiresAt, decidedAt: null, declineReason: null, version: 1 },
    };
    const insert = tx.manager
      .createQueryBuilder()
      .insert()
      .into(InvitationEntity)
      .values(row)
      .orIgnore()
      .returning('id');
    return ((await insert.execute()).raw as unknown[]).length === 0 ? null : row;
  }

  /** As long as a new one has, from now on. */
  async prolong(tx: Tx, row: InvitationEntity): Promise<void> {
    row.sentAt = tx.now;
    row.expiresAt = await this.expiry(tx, row.kind);
    await this.save(tx, row);
  }

  async withdraw(tx: Tx, row: InvitationEntity): Promise<void> {
    row.status = 'withdrawn';
    row.decidedAt = tx.now;
    await this.save(tx, row);
    tx.audit('invitation.withdrawn', aboutInvitation(row));
  }

  async save(tx: Tx, row: InvitationEntity): Promise<void> {
    row.version += 1;
    await tx.manager.save(InvitationEntity, row);
  }

  /** All that wait for an answer into an enterprise that is gone. */
  async withdrawAll(tx: Tx, enterpriseId: string): Promise<void> {
    const end = { status: 'withdrawn' as const, decidedAt: tx.now, version: () => 'version + 1' };
    await tx.manager.update(InvitationEntity, { enterpriseId, status: 'pending' }, end);
  }

  /** A new link; older ones lead nowhere from now on. The token is told once, to whoever mails it. */
  async newLink(tx: Tx, { id }: InvitationEntity): Promise<string> {
    const token = newSecretToken();
    await tx.manager.update(InvitationLinkEntity, { invitationId: id }, { replaced: true });
    await tx.manager.insert(InvitationLinkEntity, { tokenHash: hashOfToken(token), invitationId: id, replaced: false });
    return token;
  }

  open(link: Link): Promise<Opened> {
    return behind(this.db.manager, link, this.clock.now(), (rows) => rows);
  }

  openToAct(link: Link, tx: Tx): Promise<Opened> {
    return behind(tx.manager, link, tx.now, (rows) => rows.setLock('for_no_key_update'));
  }

  private async expiry({ manager, now }: Tx, kind: InvitationKind): Promise<Date> {
    const { links } = await this.settings.run(manager);
    const hours = kind === 'activation' ? links.activationHours : links.invitationDays * 24;
    return new Date(now.getTime() + hours * HOUR);
  }
}

const locked = (manager: EntityManager) =>
  manager.createQueryBuilder(InvitationEntity, 'row').where('true').setLock('for_no_key_update');

/** `expired` is not written down: it is what waits too long. */
const inStates = (states: readonly InvitationState[]) =>
  new Brackets((any) => {
    any.where(`row.status = any(:states) and not (row.status = 'pending' and row.expiresAt <= :now)`);
    if (states.includes('expired')) any.orWhere(`row.status = 'pending' and row.expiresAt <= :now`);
  });

type Query = SelectQueryBuilder<InvitationEntity>;

async function behind(
  manager: EntityManager,
  { kind, token }: Link,
  now: Date,
  how: (rows: Query) => Query,
): Promise<Opened> {
  const link = tokenForm.test(token)
    ? await manager.findOneBy(InvitationLinkEntity, { tokenHash: hashOfToken(token) })
    : null;
  const rows = manager.createQueryBuilder(InvitationEntity, 'row');
  const invitation =
    link && (await how(rows.where('row.id = :id and row.kind = :kind', { id: link.invitationId, kind })).getOne());
  if (!link || !invitation) throw new RaError('not-found');
  return { invitation, state: link.replaced ? 'withdrawn' : stateOf(invitation, now) };
}
