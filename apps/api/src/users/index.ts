export { type NewAccount, StartActivation } from './activations/start-activation';
export { StateOfMember } from './members/state-of-member';
export { AddPerson, type WantedPerson } from './people/add-person';
export { FindPeople, type PersonName } from './people/find-people';
export { GetsCertificateMail } from './people/gets-certificate-mail';
export { MembershipsEnded, PersonBlocked } from './people/people-events';
export { FreshOrNow } from './second-factor/fresh-or-now';
export { UsersModule } from './users.module';
