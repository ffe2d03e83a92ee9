export { BuiltinCas, type OwnIssuer } from './ca/builtin/builtin-cas';
export type { CaConnector, CaOrder, Issued, Planned, Recovery, SubjectValue } from './ca/ca-connector';
export { CaConnectors } from './ca/ca-connectors';
export { ConnectorsModule } from './connectors.module';
export { CreateConnector } from './create-connector';
export { ConnectorMade } from './events';
export { FindConnectors, type ConnectorFacts } from './find-connectors';
export { ListConnectors } from './list-connectors';
