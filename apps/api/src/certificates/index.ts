export { CertificatesModule } from './certificates.module';
export { CertificateRevoked, CertificateSettled, IssuanceRefused } from './events';
export { FindCertificates, type CertificateFacts } from './find-certificates';
export type { CertificateOrder } from './issuing/certificate-order';
export { Issue, type IssueOutcome } from './issuing/issue';
export { PlanIssuance } from './issuing/plan-issuance';
export { SetOwner } from './set-owner';
