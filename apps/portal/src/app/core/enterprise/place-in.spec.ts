import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { placeIn } from './place-in';

@Component({ template: '' })
class Page {}

describe('where a person goes who switches the enterprise', () => {
  it.each([
    ['/requests?status=draft&page=3', 'b', '/requests?status=draft&enterpriseId=b'],
    ['/requests?enterpriseId=a', null, '/requests'],
    ['/enterprises/a/members?q=mila', 'b', '/enterprises/b/members'],
    ['/enterprises/a/overview', null, '/'],
    ['/requests/1/edit/san', 'b', '/requests/1/edit/san'],
    ['/enterprises/new', 'b', '/enterprises/new'],
    ['/account/profile', 'b', '/account/profile'],
  ])('%s, to %s: %s', async (from, to, expected) => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: Page }])] });
    const router = TestBed.inject(Router);
    await router.navigateByUrl(from);
    expect(router.serializeUrl(placeIn(router, to))).toBe(expected);
  });
});
