import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type * as z from 'zod';
import { digestOf } from './digest';

type Status = 200 | 201 | 202 | 204 | 503;

/** What an answer says beside its body. It travels with the object under a symbol, so that JSON never shows it. */
export interface AnswerFacts {
  readonly status?: Status;
  readonly location?: string;
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
/** Where a route's schema is kept for who wants to compare. */
export const ANSWERS = 'answers';
const FACTS = Symbol('answer facts');

function marked<T extends object>(dto: T, facts: AnswerFacts): T {
  Object.defineProperty(dto, FACTS, { value: { ...factsOf(dto), ...facts }, configurable: true });
  return dto;
}

export const factsOf = (answer: unknown): AnswerFacts =>
  typeof answer === 'object' && answer !== null ? ((answer as { [FACTS]?: AnswerFacts })[FACTS] ?? {}) : {};

/** 201 with the address of what was made. */
export const created = <T extends object>(dto: T, location: string): T => marked(dto, { status: 201, location });
/** 202: it goes on after this answer. */
export const accepted = <T extends object>(dto: T): T => marked(dto, { status: 202 });
/** The answer carries `ETag: "<version>"` (RFC 9110 §8.8.3). */
export const versioned = <T extends object>(dto: T, version: number | string): T =>
  marked(dto, { etag: etagOf(version) });
/** The same for what has no version of its own: it is what it says. */
export const versionedByContent = <T extends object>(dto: T): T => versioned(dto, digestOf(dto));
export const withFacts = marked;

export const etagOf = (version: number | string): string => `"${version}"`;

/** The schema of a route's answer and its status, for OpenAPI and for Nest. `null`: no body. Several statuses: the first is the usual one. */
export function Answers(
  schema: z.ZodType | null,
  { status }: { status?: Status | readonly Status[] } = {},
): MethodDecorator {
  const all = status === undefined ? [schema === null ? 204 : 200] : [status].flat();
  return applyDecorators(
    SetMetadata(ANSWERS, schema),
    HttpCode(all[0] ?? 200),
    ...all.map((each) =>
      ApiResponse({ status: each, description: '', ...(schema === null ? {} : { standardSchema: schema }) }),
    ),
  );
}
