import type { ConnectorKind, ConnectorKindInfo } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { RaError } from '../shared/problem';
import { BuiltinCaKind } from './ca/builtin/builtin-ca.kind';
import type { KindOfConnector } from './connector-kind';

/** The kinds that this version can speak with. */
@Injectable()
export class ConnectorKinds {
  private readonly kinds: ReadonlyMap<ConnectorKind, KindOfConnector>;

  constructor(builtin: BuiltinCaKind) {
    this.kinds = new Map([[builtin.kind, builtin]]);
  }

  of(kind: ConnectorKind): KindOfConnector {
    const found = this.kinds.get(kind);
    if (!found) throw new RaError('invalid-field', { errors: [{ path: '/kind', code: 'invalid-field' }] });
    return found;
  }

  list(): ConnectorKindInfo[] {
    return [...this.kinds.values()].map(({ kind, title, schema, secrets, powers }) => ({
      kind,
      title,
      schema: z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }),
      secrets: [...secrets],
      powers: [...powers],
    }));
  }
}
