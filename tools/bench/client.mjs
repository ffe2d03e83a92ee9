// Somebody who is signed in and calls the API.
const people = {
  admin: { email: 'admin@nordlicht.example', password: 'countersign-demo' },
  operator: { email: 'operator@demo.example', password: 'countersign-demo' },
};

export async function signIn(url, who) {
  const answer = await fetch(`${url}/api/v1/session`, post(people[who]));
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const xsrf = cookies.find((cookie) => cookie.startsWith('XSRF-TOKEN=')).slice('XSRF-TOKEN='.length);
  return new Client(url, { cookie: cookies.join('; '), 'x-xsrf-token': decodeURIComponent(xsrf) }, await answer.json());
}

class Client {
  constructor(url, headers, session) {
    Object.assign(this, { url, headers, session });
  }

  async call(method, path, body) {
    const answer = await this.raw(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  }

  raw(method, path, body) {
    const { headers, ...rest } = body === undefined ? { headers: {} } : post(body);
    return fetch(`${this.url}/api/v1${path}`, { ...rest, method, headers: { ...headers, ...this.headers } });
  }
}

const post = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
