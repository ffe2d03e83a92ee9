import type { Place } from './granting';

export const rolesAddress = '/api/v1/roles';

/** The roles of one place, as the API asks for them. */
export const rolesIn = (place: Place): Record<string, string> =>
  place === null ? { scope: 'operator' } : { scope: 'enterprise', enterpriseId: place };
