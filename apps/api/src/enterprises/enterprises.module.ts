import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActiveEnterprise } from './active-enterprise';
import { ChangeEnterprise } from './change-enterprise';
import { DeleteEnterprise } from './delete-enterprise';
import { EnterpriseEntity } from './enterprise.entity';
import { EnterpriseStore } from './enterprise.store';
import { EnterprisesController } from './enterprises.controller';
import { FindEnterprises } from './find-enterprises';
import { GetEnterprise } from './get-enterprise';
import { ListEnterprises } from './list-enterprises';
import { GetRequestNotes } from './notes/get-request-notes';
import { PutRequestNotes } from './notes/put-request-notes';
import { RequestNotesController } from './notes/request-notes.controller';
import { RequestNotesEntity } from './notes/request-notes.entity';
import { RequestNotesStore } from './notes/request-notes.store';
import { WelcomeNote } from './notes/welcome-note';
import { RegisterEnterprise } from './register-enterprise';

const doors = [ActiveEnterprise, FindEnterprises, RegisterEnterprise, WelcomeNote];
const notes = [RequestNotesStore, GetRequestNotes, PutRequestNotes];

@Module({
  imports: [TypeOrmModule.forFeature([EnterpriseEntity, RequestNotesEntity])],
  controllers: [EnterprisesController, RequestNotesController],
  providers: [...doors, ...notes, EnterpriseStore, ListEnterprises, GetEnterprise, ChangeEnterprise, DeleteEnterprise],
  exports: doors,
})
export class EnterprisesModule {}
