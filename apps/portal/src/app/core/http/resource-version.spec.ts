import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { ofResource, resourceVersions } from './resource-version';

const url = '/api/v1/requests/1';

describe('resourceVersions', () => {
  it('sends with each change the version that was last seen', () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([resourceVersions])), provideHttpClientTesting()],
    });
    const http = TestBed.inject(HttpClient);
    const server = TestBed.inject(HttpTestingController);
    const put = (version: string) => {
      http.put(`${url}/san`, {}, { context: ofResource(url) }).subscribe();
      const sent = server.expectOne(`${url}/san`);
      sent.flush({}, { headers: { ETag: version } });
      return sent.request.headers.get('If-Match');
    };
    http.get(url, { context: ofResource(url) }).subscribe();
    server.expectOne(url).flush({}, { headers: { ETag: '"1"' } });
    expect(put('"2"')).toBe('"1"');
    expect(put('"3"')).toBe('"2"');
  });
});
