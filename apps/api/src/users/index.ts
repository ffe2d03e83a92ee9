export { AddPerson, type WantedPerson } from './people/add-person';
export { FindPeople, type PersonName } from './people/find-people';
export { GetsCertificateMail } from './people/gets-certificate-mail';
export { MembershipsEnded, PersonBlocked } from './people/people-events';
export { UsersModule } from './users.module';
