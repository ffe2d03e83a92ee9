import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BuiltinCaKind } from './ca/builtin/builtin-ca.kind';
import { BuiltinCas } from './ca/builtin/builtin-cas';
import { CaKeyRow } from './ca/builtin/ca-key.entity';
import { CaKeys } from './ca/builtin/ca-keys';
import { MakeCa } from './ca/builtin/make-ca';
import { PkiAddresses } from './ca/builtin/pki-addresses';
import { CaConnectors } from './ca/ca-connectors';
import { CaReadiness } from './ca/ca-readiness';
import { ChangeConnector } from './change-connector';
import { ConnectorActsController } from './connector-acts.controller';
import { ConnectorKinds } from './connector-kinds';
import { ConnectorRow, ConnectorSecretRow } from './connector.entity';
import { ConnectorStore } from './connector.store';
import { ConnectorsController } from './connectors.controller';
import { CreateConnector } from './create-connector';
import { DeleteConnector } from './delete-connector';
import { FindConnectors } from './find-connectors';
import { FirstBuiltinCa } from './first-builtin-ca';
import { GetConnector } from './get-connector';
import { ListConnectors } from './list-connectors';
import { TestConnector } from './test-connector';

const builtin = [BuiltinCaKind, BuiltinCas, CaKeys, MakeCa, PkiAddresses];
const useCases = [ChangeConnector, CreateConnector, DeleteConnector, GetConnector, ListConnectors, TestConnector];

@Module({
  imports: [TypeOrmModule.forFeature([ConnectorRow, ConnectorSecretRow, CaKeyRow])],
  controllers: [ConnectorActsController, ConnectorsController],
  providers: [
    ...builtin,
    ...useCases,
    CaConnectors,
    CaReadiness,
    ConnectorKinds,
    ConnectorStore,
    FindConnectors,
    FirstBuiltinCa,
  ],
  exports: [BuiltinCas, CaConnectors, CreateConnector, FindConnectors, ListConnectors],
})
export class ConnectorsModule {}
