export { ClaimDomain } from './assignments/claim-domain';
export { OwnedByOther } from './assignments/owned-by-other';
export { CaaOf, type CaaSetting } from './caa/caa-of';
export { CreateDomain } from './create-domain';
export { isPublicSuffix, nameFaultAt } from './domain-names';
export { DomainsModule } from './domains.module';
export { FindDomains, isApproved, type DomainPeriod, type ProvenDomain } from './find-domains';
export { HeldElsewhere } from './held-elsewhere';
export { StartDomain } from './start-domain';
