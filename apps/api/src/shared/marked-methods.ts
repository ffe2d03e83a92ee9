import type { DiscoveryService } from '@nestjs/core';

export interface MarkedMethod<Mark, Method> {
  readonly mark: Mark;
  readonly method: Method;
}

/**
 * The methods of all providers that a decorator has marked, bound to their objects. Those of lower floors come first (their
 * module stands farther from the root), then the class name decides, so that the order is always the same.
 */
export function markedMethods<Mark, Method extends (...args: never[]) => unknown>(
  discovery: DiscoveryService,
  key: symbol,
): MarkedMethod<Mark, Method>[] {
  const providers = discovery
    .getProviders()
    .filter(({ isAlias, instance }) => !isAlias && instance !== null && typeof instance === 'object')
    .sort((a, b) => (b.host?.distance ?? 0) - (a.host?.distance ?? 0) || String(a.name).localeCompare(String(b.name)));
  const instances = new Set(providers.map(({ instance }) => instance as object));
  return [...instances].flatMap((instance) =>
    methodsOf(instance).flatMap((method) => {
      const mark = Reflect.getMetadata(key, method) as Mark | undefined;
      return mark === undefined ? [] : [{ mark, method: method.bind(instance) as Method }];
    }),
  );
}

type AnyMethod = (...args: never[]) => unknown;

/** Of the class and what it extends, without calling a getter. */
function methodsOf(instance: object): AnyMethod[] {
  const found = new Map<string, AnyMethod>();
  for (let at: unknown = Object.getPrototypeOf(instance); at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at)))
      if (typeof value === 'function' && name !== 'constructor' && !found.has(name))
        found.set(name, value as AnyMethod);
  return [...found.values()];
}
