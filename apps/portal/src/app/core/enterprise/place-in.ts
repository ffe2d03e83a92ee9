import type { Router, UrlTree } from '@angular/router';

/**
 * Where a person goes who switches to another enterprise: to the same tab of it, or to the same list narrowed to it. Other pages
 * (one request, one's account) stay as they are.
 */
export function placeIn(router: Router, enterpriseId: string | null): UrlTree {
  const here = router.parseUrl(router.url);
  const [page, id, tab] = here.root.children['primary']?.segments.map(({ path }) => path) ?? [];
  if (page === 'enterprises' && id !== undefined && id !== 'new') {
    return enterpriseId === null
      ? router.createUrlTree(['/'])
      : router.createUrlTree(['/enterprises', enterpriseId, tab ?? 'overview']);
  }
  if (id !== undefined || !['requests', 'users', 'audit'].includes(page ?? '')) return here;
  const { page: _page, cursor: _cursor, enterpriseId: _before, ...kept } = here.queryParams;
  return router.createUrlTree([`/${page}`], { queryParams: { ...kept, ...(enterpriseId && { enterpriseId }) } });
}
