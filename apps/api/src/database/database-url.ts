/** Where the database is: as configured, or where the embedded one listens. */
export const DATABASE_URL = Symbol('database url');
