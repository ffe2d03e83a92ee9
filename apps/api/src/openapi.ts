import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import * as z from 'zod';
import { sessionCookie } from './shared/access/session-cookie';
import type { Config } from './config';

type Operation = Record<string, unknown>;

/** Zod's own JSON Schema is already OpenAPI 3.1's dialect; named schemas (`.meta({ id })`) become components. */
export function openApi(app: INestApplication, config: Pick<Config, 'publicUrl'>): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Countersign')
    .setDescription('Registration authority for S/MIME certificates')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth(sessionCookie(config))
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .addSecurityRequirements('cookie')
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, outline, { standardSchemaConverter: toJsonSchema });
  for (const operation of operationsOf(document))
    if (operation['x-permission'] === 'anyone') operation['security'] = [];
  for (const { patch } of Object.values(document.paths)) alsoMergePatch(patch?.requestBody);
  return document;
}

/** A PATCH takes its body under either name (RFC 7396 §4). */
function alsoMergePatch(body: object | undefined): void {
  const { content } = (body ?? {}) as { content?: Record<string, unknown> };
  if (content) content['application/merge-patch+json'] = content['application/json'];
}

function toJsonSchema(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $schema: _dialect,
    $defs,
    ...rest
  } = z.toJSONSchema(schema, { io: schemaType, target: 'draft-2020-12', unrepresentable: 'any' });
  return { schema: rest, components: $defs ?? {} };
}

const operationsOf = ({ paths }: OpenAPIObject): Operation[] =>
  Object.values(paths).flatMap((path) =>
    Object.values(path as Record<string, unknown>).filter(
      (one): one is Operation => typeof one === 'object' && one !== null && 'responses' in one,
    ),
  );
