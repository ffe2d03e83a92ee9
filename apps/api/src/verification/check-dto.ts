import { type Check, type Detail, type Instructions } from '@countersign/contracts';
import { say, type Code } from '@countersign/words';
import type { CheckEntity, DetailRow } from './check.entity';
import { unveiled } from './look/veil';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** A check as the HTTP contract shows it. `siblings` are all checks of its subject, itself among them. */
export function toDto(
  check: CheckEntity,
  siblings: readonly CheckEntity[],
  instructions: Instructions | null,
  now: Date,
): Check {
  return {
    id: check.id,
    kind: check.kind,
    identifier: check.identifier,
    for: belongsTo(check, siblings)?.id ?? null,
    status: check.status,
    outcome: check.outcome,
    code: check.code,
    reused: check.reused,
    methods: check.methods,
    method: check.method,
    instructions: hasOpenChallenge(check) ? instructions : null,
    details: check.details.map((line) => detailDto(unveiled(line, shownValue(instructions)))),
    running: isRunning(check, now),
    startedAt: iso(check.startedAt),
    checkedAt: iso(check.checkedAt),
    validUntil: iso(check.validUntil),
    nextTryAt: iso(check.nextTryAt),
  };
}

/** A mail that was refused may still have arrived: its Token can be typed while the check shows `failed`. */
const hasOpenChallenge = ({ status }: CheckEntity) => status === 'pending' || status === 'failed';

/** The value that is to be published, as a record or a file. */
function shownValue(instructions: Instructions | null): string | null {
  if (instructions === null) return null;
  if ('value' in instructions) return instructions.value;
  return 'content' in instructions ? instructions.content : null;
}

/** An attempt holds its lease. */
const isRunning = ({ attemptUntil }: CheckEntity, now: Date) => attemptUntil !== null && attemptUntil > now;

const belongsTo = ({ of, identifier }: CheckEntity, siblings: readonly CheckEntity[]) =>
  of === null ? undefined : siblings.find((each) => each.kind === of && each.identifier === identifier);

export const detailDto = ({ params, ...detail }: DetailRow): Detail => ({
  ...detail,
  text: say(detail.code as Code, params).what,
});
