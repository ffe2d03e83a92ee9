/** Who lives in the demo house, and what stands in it. */
export interface Person {
  readonly email: string;
  readonly password: string;
}

const password = 'countersign-demo';
export const people = {
  operator: { email: 'operator@demo.example', password },
  admin: { email: 'admin@nordlicht.example', password },
  user: { email: 'user@nordlicht.example', password },
} as const satisfies Record<string, Person>;

export const enterprise = 'Nordlicht Energie AG';
export const mailboxProfile = 'Staff e-mail';
