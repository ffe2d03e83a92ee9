/** How one part of the whole is, for `/readyz`. Anybody may read the reason: it names no person and no secret. */
export interface Part {
  readonly state: 'ok' | 'down';
  readonly reason: string | null;
}

export const fine: Part = { state: 'ok', reason: null };
export const down = (reason: string): Part => ({ state: 'down', reason });

export const READY_PART = Symbol('ready part');

/** On a provider's method `() => Promise<Part>`: a part without which we still serve. Where it is down, `/readyz` says degraded. */
export const ReadyPart =
  (name: string) =>
  <M extends () => Promise<Part>>(_: object, _name: string, method: TypedPropertyDescriptor<M>): void => {
    if (method.value) Reflect.defineMetadata(READY_PART, name, method.value);
  };
