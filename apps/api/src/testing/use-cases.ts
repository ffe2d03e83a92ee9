import type { INestApplication } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

type Act = () => unknown;

/** Stands before the use cases of all controllers: a spec lets each do something else when it is reached. */
export class UseCases {
  private act: Act | undefined;

  constructor(app: INestApplication) {
    for (const { instance } of app.get(DiscoveryService, { strict: false }).getControllers())
      this.standBefore(instance as Record<string, unknown>);
  }

  /** Nobody's work is done from now on, but this. */
  instead(act: Act): void {
    this.act = act;
  }

  asUsual(): void {
    this.act = undefined;
  }

  private standBefore(controller: Record<string, unknown>): void {
    for (const [name, useCase] of Object.entries(controller))
      if (typeof useCase === 'object' && useCase !== null) controller[name] = this.inFrontOf(useCase);
  }

  private inFrontOf(useCase: object): object {
    return new Proxy(useCase, {
      get: (real, name) => {
        const part: unknown = Reflect.get(real, name);
        return typeof part !== 'function'
          ? part
          : (...given: unknown[]): unknown => (this.act ?? ((): unknown => Reflect.apply(part, real, given)))();
      },
    });
  }
}
