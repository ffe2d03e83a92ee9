import type { Enterprise } from '@countersign/contracts';
import type { Page } from '@playwright/test';

const names = [
  ['Aalborg Vindkraft A/S', 'Aalborg Wind', 'Freja Østergård', 'freja.ostergard@aalborg-vind.example'],
  ['Ångström Mätteknik AB', null, 'Sigrid Ångström', 's.angstrom@angstrom.example'],
  ['Bäckerei Überländer & Söhne GmbH & Co. KG', 'Brotzeit', 'Jörg Überländer', 'joerg@brotzeit.example'],
  [
    'Comhlucht Náisiúnta um Fhuinneamh In-athnuaite agus Bainistíocht Uisce Teoranta',
    null,
    'Órlaith Ní Bhriain',
    'orlaith.ni-bhriain@fuinneamh-agus-uisce.example',
  ],
  ['Kovář a synové s.r.o.', null, 'Jana Kovářová', 'jana@kovar.example'],
  ['Meridiano Trasporti S.p.A.', 'Meridiano', null, ''],
] as const;

const anEnterprise = (at: number): Enterprise => {
  const [name, assumedName, owner, email] = names[at % names.length]!;
  const round = Math.floor(at / names.length);
  return {
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: round === 0 ? name : `${name} ${round + 1}`,
    assumedName,
    phone: null,
    address: null,
    owner: owner === null ? null : { name: owner, email, mobile: null, jobTitle: null },
    active: at % 7 !== 4,
    createdAt: '2026-03-04T09:12:00.000Z',
    counts: {
      members: (at * 37) % 5000,
      domains: at % 9,
      openRequests: (at * 3) % 41,
      certificates: (at * 211) % 13_000,
    },
    tokenMailsPerHour: 60,
  };
};

/** What an installation with very many enterprises answers; their rows are never made, so other tests do not meet them. */
export async function manyEnterprises(page: Page, total: number): Promise<void> {
  await page.route(/\/api\/v1\/enterprises\?/, async (route) => {
    const size = Number(new URL(route.request().url()).searchParams.get('size') ?? 25);
    const items = Array.from({ length: Math.min(size, total) }, (_, at) => anEnterprise(at));
    await route.fulfill({
      json: { items, page: 1, size, total, totalIsExact: true, next: total > size ? 'n' : null, prev: null },
    });
  });
}
