/** A connector was made, and with it the keys of its own CA if it has one. */
export class ConnectorMade {
  constructor(readonly connectorId: string) {}
}
