export { AssignProfiles } from './assign-profiles';
export { CreateProfile } from './create-profile';
export { FindProfiles, profileKey, type ProfileRef } from './find-profiles';
export { ListProfiles } from './list-profiles';
export { ProfilesModule } from './profiles.module';
export { ProfilesOfEnterprise } from './profiles-of-enterprise';
