import { worstOf, type Finding } from '@countersign/dns';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../database/tx';
import { subjectOf, type CheckEntity } from '../check.entity';
import { CheckStore } from '../check.store';
import { DecideAttempt } from '../decide-attempt';
import type { Verdict } from '../methods/method';
import { WriteEvidence, type Attempt } from '../write-evidence';
import type { DnssecSighting } from './sighting';

/** The row of DNSSEC covers all look-ups of its name in this subject: the worst of them counts (D1). An unsigned zone is no fault (D2). */
@Injectable()
export class DecideDnssec {
  constructor(
    private readonly checks: CheckStore,
    private readonly decideAttempt: DecideAttempt,
    private readonly writeEvidence: WriteEvidence,
  ) {}

  /** After a look at a domain or its CAA records: what it met of DNSSEC shows on the row of its name, unless another look of that name met worse. */
  async beside(tx: Tx, looked: CheckEntity, attempt: Attempt): Promise<void> {
    const same = await this.checks.ofName(tx.manager, subjectOf(looked), looked.identifier);
    const row = same.find(({ kind }) => kind === 'dnssec');
    if (row === undefined || looked.dnssec === null) return;
    if (isWorst(looked.dnssec, same)) await this.alone(tx, row, looked.dnssec, attempt);
    else await this.beyond(tx, row, attempt);
  }

  /** A look for DNSSEC alone, where the proof of the domain itself stands already. */
  async alone(tx: Tx, row: CheckEntity, seen: DnssecSighting, attempt: Attempt): Promise<string> {
    return this.decideAttempt.run(tx, row, verdictOf(seen, attempt));
  }

  /** The row stays as the worse look left it, but it was looked at now; what this look saw is kept. */
  private async beyond(tx: Tx, row: CheckEntity, attempt: Attempt): Promise<void> {
    row.checkedAt = attempt.seen?.startedAt ?? tx.now;
    await this.checks.save(tx, row);
    const { sha256 } = await this.writeEvidence.run(tx, row, attempt);
    tx.audit(
      'check.decided',
      { type: 'check', id: row.id, label: row.identifier, enterpriseId: row.enterpriseId },
      { before: { status: row.status }, after: { status: row.status, kind: row.kind, evidence: sha256 } },
    );
  }
}

const isWorst = ({ state }: DnssecSighting, checks: readonly CheckEntity[]): boolean =>
  worstOf([state, ...checks.flatMap(({ dnssec }) => dnssec?.state ?? [])]) === state;

function verdictOf({ state, findings }: DnssecSighting, attempt: Attempt): Verdict {
  const then = ({ secure: 'verified', insecure: 'not-enabled', bogus: 'failed', indeterminate: 'failed' } as const)[
    state
  ];
  return { attempt, then, refusal: null, details: findings.filter(ofDnssec) };
}

/** What the other row says of the look-up itself stays there. */
const ofDnssec = ({ code }: Finding) => /^(dnssec|dns|resolver)-/.test(code) || code === 'internal';
