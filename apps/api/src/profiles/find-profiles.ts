import type { Profile, ProfileContent } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConnectors } from '../connectors';

/** A profile in one version; without it, in its current one. */
export interface ProfileRef {
  readonly id: string;
  readonly version?: number;
}
export const profileKey = ({ id, version }: ProfileRef): string => (version === undefined ? id : `${id}@${version}`);

interface Found {
  readonly id: string;
  readonly version: number;
  readonly current: boolean;
  readonly content: ProfileContent;
}

/** Profiles with the issuer that stands behind each, by `profileKey`. */
@Injectable()
export class FindProfiles {
  constructor(private readonly findConnectors: FindConnectors) {}

  async run(manager: EntityManager, refs: readonly ProfileRef[]): Promise<Map<string, Profile>> {
    if (refs.length === 0) return new Map();
    const rows = await this.rowsOf(manager, refs);
    const issuers = await this.findConnectors.run(manager, [
      ...new Set(rows.map(({ content }) => content.ca.connectorId)),
    ]);
    const profiles = rows.map(({ id, version, current, content }) => {
      const { issuerName: name = '', caaDomains = [], accountUri = null } = issuers.get(content.ca.connectorId) ?? {};
      return {
        current,
        profile: { id, version, ...content, issuer: { name, caaDomains: [...caaDomains], accountUri } },
      };
    });
    return new Map(
      refs.flatMap((ref) => {
        const fits = profiles.find(
          ({ profile, current }) =>
            profile.id === ref.id && (ref.version === undefined ? current : profile.version === ref.version),
        );
        return fits ? [[profileKey(ref), fits.profile]] : [];
      }),
    );
  }

  private rowsOf(manager: EntityManager, refs: readonly ProfileRef[]): Promise<Found[]> {
    return manager.query<Found[]>(
      `select distinct profile.id, found.version, found.version = profile.version as current, content
       from unnest($1::uuid[], $2::int[]) as wanted (id, version)
       join profile on profile.id = wanted.id
       join profile_version found on found.profile_id = profile.id and found.version = coalesce(wanted.version, profile.version)`,
      [refs.map(({ id }) => id), refs.map(({ version }) => version ?? null)],
    );
  }
}
