import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActiveEnterprise } from './active-enterprise';
import { ChangeEnterprise } from './change-enterprise';
import { EnterpriseEntity } from './enterprise.entity';
import { EnterpriseStore } from './enterprise.store';
import { EnterprisesController } from './enterprises.controller';
import { FindEnterprises } from './find-enterprises';
import { GetEnterprise } from './get-enterprise';
import { ListEnterprises } from './list-enterprises';
import { RegisterEnterprise } from './register-enterprise';

const doors = [ActiveEnterprise, FindEnterprises, RegisterEnterprise];

@Module({
  imports: [TypeOrmModule.forFeature([EnterpriseEntity])],
  controllers: [EnterprisesController],
  providers: [...doors, EnterpriseStore, ListEnterprises, GetEnterprise, ChangeEnterprise],
  exports: doors,
})
export class EnterprisesModule {}
