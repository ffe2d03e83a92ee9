import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { profilePage } from '@countersign/contracts';
import type { ChoosableProfile } from './profile-chooser';

/** As many as one enterprise may be given. */
const most = { size: 200, sort: 'name:asc' };

/** Every certification profile of the installation; asked for only by who may read them. */
export function allProfiles(wanted: () => boolean): HttpResourceRef<ChoosableProfile[] | undefined> {
  return httpResource(() => (wanted() ? { url: '/api/v1/profiles', params: most } : undefined), {
    parse: (answer) => profilePage.parse(answer).items.map(({ id, name, active }) => ({ id, name, active })),
  });
}
