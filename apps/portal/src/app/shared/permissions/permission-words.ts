import { type Permission, permissions } from '@countersign/contracts';

/** The columns of every grid of permissions. */
export const gridActions = ['read', 'edit', 'delete'] as const;
export type GridAction = (typeof gridActions)[number];

export interface PermissionRow {
  readonly module: string;
  readonly word: string;
  /** What of the grid there is for this module; a cell without a permission stays empty. */
  readonly cells: Readonly<Record<GridAction, Permission | undefined>>;
}

const known = (name: string) => permissions.find((one) => one === name);
const isGrid = (action: string): action is GridAction => gridActions.some((one) => one === action);
const partsOf = (permission: Permission) => {
  const [module = '', action = ''] = permission.split(':');
  return { module, action };
};

/** One row a module, in the order of the contract. */
export function permissionRows(): PermissionRow[] {
  const words = moduleWords();
  const modules = [...new Set(permissions.map((one) => partsOf(one).module))];
  return modules.map((module) => ({
    module,
    word: words[module] ?? module,
    cells: { read: known(`${module}:read`), edit: known(`${module}:edit`), delete: known(`${module}:delete`) },
  }));
}

/** What stands beside the grid: powers that are no row of it. */
export const specialPermissions: readonly Permission[] = permissions.filter((one) => !isGrid(partsOf(one).action));

export const actionWords = (): Record<GridAction, string> => ({
  read: $localize`:@@permission.read:Read`,
  edit: $localize`:@@permission.edit:Add, edit`,
  delete: $localize`:@@permission.delete:Delete`,
});

export function specialWord(permission: Permission): string {
  const words: Partial<Record<Permission, string>> = {
    'requests:approve': $localize`:@@permission.approve:Approve and decline requests`,
    'requests:issue': $localize`:@@permission.issue:Have certificates issued`,
    'certificates:revoke': $localize`:@@permission.revoke:Revoke certificates`,
    'audit:export': $localize`:@@permission.export:Export the audit log`,
  };
  return words[permission] ?? permission;
}

/** What a set of permissions allows, a line a module: "Requests: read, add, edit". */
export function allowedLines(held: readonly Permission[]): string[] {
  const words = actionWords();
  const rows = permissionRows().flatMap(({ word, cells }) => {
    const actions = gridActions.filter((action) => held.some((one) => one === cells[action]));
    return actions.length === 0 ? [] : [`${word}: ${actions.map((action) => words[action].toLowerCase()).join(', ')}`];
  });
  return [...rows, ...specialPermissions.filter((one) => held.includes(one)).map(specialWord)];
}

const moduleWords = (): Record<string, string> => ({
  enterprises: $localize`:@@module.enterprises:Enterprises`,
  domains: $localize`:@@module.domains:Domains`,
  policies: $localize`:@@module.policies:Policies`,
  users: $localize`:@@module.users:People and invitations`,
  roles: $localize`:@@module.roles:Roles`,
  profiles: $localize`:@@module.profiles:Certification Profiles`,
  connectors: $localize`:@@module.connectors:Connectors`,
  agreements: $localize`:@@module.agreements:Agreements`,
  requests: $localize`:@@module.requests:Certificate Requests`,
  certificates: $localize`:@@module.certificates:Certificates`,
  audit: $localize`:@@module.audit:Audit`,
  settings: $localize`:@@module.settings:Settings`,
});
