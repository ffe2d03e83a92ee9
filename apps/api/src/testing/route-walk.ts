import { openApi } from '../openapi';
import type { SpecApi } from './spec-api';

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
/** What a spec reads of a JSON Schema as OpenAPI holds it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}
export interface Operation {
  readonly 'x-permission'?: string;
  readonly 'x-tenant'?: string;
  readonly 'x-held'?: string;
  readonly 'x-fresh-factor'?: true;
  readonly 'x-open-without-factor'?: true;
  readonly security?: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export interface Route {
  readonly method: Method;
  readonly url: string;
  readonly name: string;
  readonly operation: Operation | undefined;
}
export type Schemas = Readonly<Record<string, Schema>>;

/** Fastify's own: the document itself. */
const undescribed = ['GET /api/openapi.json'];

/** All routes of the running application beside what OpenAPI says of them; a HEAD is its GET. */
export function routesOf(api: SpecApi): Route[] {
  const { paths } = openApi(api.app, { publicUrl: 'http://localhost:3000' });
  const described = new Map(Object.entries(paths).map(([path, all]) => [path.replace(/\{[^}]+\}/g, '*'), all]));
  return api.routes.routes
    .filter(({ method, url }) => method !== 'HEAD' && url !== '*' && url !== '/*')
    .map(({ method, url }) => ({
      method: method as Method,
      url,
      name: `${method} ${url}`,
      operation: described.get(url.replace(/:[^/]+/g, '*'))?.[method.toLowerCase() as 'get'] as Operation | undefined,
    }))
    .filter(({ name }) => !undescribed.includes(name));
}

export const schemasOf = (api: SpecApi): Schemas =>
  (openApi(api.app, { publicUrl: 'http://localhost:3000' }).components?.schemas ?? {}) as Schemas;

export const isUnsafe = ({ method }: Route): boolean => method !== 'GET';
export const isOpen = ({ operation }: Route): boolean => operation?.['x-permission'] === 'anyone';
export const isStream = ({ url }: Route): boolean => url.endsWith('/events');
/** A list can be paged. */
export const isList = ({ operation }: Route): boolean =>
  operation?.parameters?.some(({ name }) => name === 'cursor') ?? false;
/** What its body is; where none is taken, an empty one would be JSON. */
export function bodyType({ operation }: Route): string {
  const types = Object.keys(operation?.requestBody?.content ?? {});
  return types.includes('application/json') ? 'application/json' : (types[0] ?? 'application/json');
}
export const takesJson = (route: Route): boolean => bodyType(route) === 'application/json';
export const bodySchema = ({ operation }: Route): Schema | undefined =>
  operation?.requestBody?.content['application/json']?.schema;
/** Of the usual good answer. */
export function answerSchema({ operation }: Route): Schema | undefined {
  const [good] = Object.entries(operation?.responses ?? {}).filter(([status]) => status.startsWith('2'));
  return good?.[1].content?.['application/json']?.schema;
}
