import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { listUrl } from './list-url';

@Component({ template: '' })
class Page {
  readonly list = listUrl({ sort: 'createdAt:desc', filters: ['status'] });
}

describe('listUrl', () => {
  const open = async (url: string) => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: 'requests', component: Page }])] });
    const { list } = await (await RouterTestingHarness.create()).navigateByUrl(url, Page);
    const now = () => expect.poll(() => TestBed.inject(Router).url);
    return { list, now };
  };

  it('reads what a sent link says', async () => {
    const { list } = await open('/requests?q=mila&status=draft,ready&page=3&size=50');
    expect([list.q(), list.filter('status'), list.size(), list.narrowed()]).toEqual(['mila', 'draft,ready', 50, true]);
    expect(list.params()).toEqual({ sort: 'createdAt:desc', q: 'mila', status: 'draft,ready', page: '3', size: '50' });
  });
  it('begins at the first page when the list becomes another', async () => {
    const { list, now } = await open('/requests?page=3&status=draft');
    list.sortBy('number:asc');
    await now().toBe('/requests?status=draft&sort=number:asc');
    list.narrow({ status: '' });
    await now().toBe('/requests?sort=number:asc');
  });
  it('moves by page or cursor and clears its filters', async () => {
    const { list, now } = await open('/requests?q=mila');
    list.move({ cursor: 'abc' });
    await now().toBe('/requests?q=mila&cursor=abc');
    list.clear();
    await now().toBe('/requests');
  });
});
