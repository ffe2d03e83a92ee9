import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../connectors';
import { DomainsModule } from '../domains';
import { EnterprisesModule } from '../enterprises';
import { ProfilesModule } from '../profiles';
import { RequestsModule } from '../requests';
import { UsersModule } from '../users';
import { VerificationModule } from '../verification';
import { DemoDomains } from './demo-domains';
import { DemoEnterprises } from './demo-enterprises';
import { DemoForm } from './demo-form';
import { DemoProfiles } from './demo-profiles';
import { DemoRequests } from './demo-requests';
import { FillDemo } from './fill-demo';
import { PublishDemoProof } from './publish-demo-proof';

/** Part of the application only with DEMO. */
@Module({
  imports: [
    EnterprisesModule,
    UsersModule,
    ConnectorsModule,
    ProfilesModule,
    DomainsModule,
    RequestsModule,
    VerificationModule,
  ],
  providers: [DemoProfiles, DemoDomains, DemoEnterprises, DemoForm, DemoRequests, FillDemo, PublishDemoProof],
})
export class DemoModule {}
