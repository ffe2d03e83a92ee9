export { ActiveEnterprise } from './active-enterprise';
export { EnterpriseDeleted, EnterpriseRegistered } from './enterprise-events';
export { EnterprisesModule } from './enterprises.module';
export { type EnterpriseFacts, FindEnterprises } from './find-enterprises';
export { WelcomeNote } from './notes/welcome-note';
export { RegisterEnterprise } from './register-enterprise';
