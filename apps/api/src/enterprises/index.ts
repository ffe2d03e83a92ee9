export { ActiveEnterprise } from './active-enterprise';
export { EnterpriseRegistered } from './enterprise-events';
export { EnterprisesModule } from './enterprises.module';
export { type EnterpriseFacts, FindEnterprises } from './find-enterprises';
export { RegisterEnterprise } from './register-enterprise';
