import type { Schema, Schemas } from './route-walk';

/** Texts that between them fit every pattern of the contracts. */
const words = [
  'x.example',
  'ada@x.example',
  '01a213de-1b76-748d-9cf0-7bee95ee44d9',
  '2027-01-31T12:00:00Z',
  '2.5.4.3',
  '192.0.2.1',
  '2001:db8::1',
  'DE',
  'de',
  'wind over the harbour',
];

export interface Nested {
  /** JSON Pointer of an object inside a body. */
  readonly pointer: string;
  readonly keys: readonly string[];
}

/** Bodies as the contract describes them, so that no spec writes one by hand. */
export class Bodies {
  constructor(private readonly schemas: Schemas) {}

  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : this.resolve(this.schemas[name] ?? {});
  }

  /** Every key that may be sent, each with a value that fits. */
  whole(given: Schema): unknown {
    const schema = this.resolve(given);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return schema.enum[0];
    if (schema.anyOf?.[0]) return this.whole(schema.anyOf[0]);
    switch (schema.type) {
      case 'object':
        return this.wholeObject(schema);
      case 'array':
        return schema.items ? [this.whole(schema.items)] : [];
      case 'integer':
      case 'number':
        return schema.minimum ?? 1;
      case 'boolean':
        return true;
      case 'null':
        return null;
      default:
        return wordFor(schema);
    }
  }

  /** The objects in it that know their keys, from the outside in. */
  objectsIn(given: Schema, pointer = ''): Nested[] {
    const schema = this.resolve(given);
    if (schema.anyOf?.[0]) return this.objectsIn(schema.anyOf[0], pointer);
    if (schema.type === 'array' && schema.items) return this.objectsIn(schema.items, `${pointer}/0`);
    if (schema.type !== 'object') return [];
    const inside = Object.entries(schema.properties ?? {});
    const knows = schema.additionalProperties === false;
    return [
      ...(knows ? [{ pointer, keys: inside.map(([key]) => key) }] : []),
      ...inside.flatMap(([key, one]) => this.objectsIn(one, `${pointer}/${key}`)),
    ];
  }

  private wholeObject({ properties = {} }: Schema): object {
    return Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, this.whole(one)]));
  }
}

function wordFor({ pattern, minLength = 0, maxLength = Infinity }: Schema): string {
  const fits = new RegExp(pattern ?? '', 'u');
  const word = words.find((one) => fits.test(one) && one.length >= minLength && one.length <= maxLength);
  if (word === undefined) throw new Error(`No word fits ${pattern ?? ''} of ${minLength} to ${maxLength} characters`);
  return word;
}

/** The body with one key more in the object at the pointer. */
export function withKey(body: unknown, pointer: string, key: string, value: unknown): unknown {
  const copy = structuredClone(body);
  const at = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inside, step) => (inside as Record<string, unknown>)[step], copy);
  (at as Record<string, unknown>)[key] = value;
  return copy;
}
