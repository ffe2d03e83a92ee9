import { Strategy } from 'passport';

/** What passport's strategies see of a call. */
export interface Carrier {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly authorization: string | undefined;
  readonly body: object;
}

/** A strategy for a secret that the call itself carries: the session's cookie, an API token. */
export class CarriedSecretStrategy extends Strategy {
  constructor(
    override readonly name: string,
    private readonly secretOf: (carrier: Carrier) => string | undefined,
    private readonly whose: (secret: string) => Promise<object | null>,
  ) {
    super();
  }

  override authenticate(carrier: unknown): void {
    const secret = this.secretOf(carrier as Carrier);
    if (secret === undefined || secret === '') {
      this.fail(401);
      return;
    }
    this.whose(secret).then(
      (who) => {
        if (who) this.success(who);
        else this.fail(401);
      },
      (error: unknown) => {
        this.error(error);
      },
    );
  }
}
