/** The service cannot run; the message says why and what to do. */
export class ServiceError extends Error {
  override name = 'ServiceError';
}

/** The database cannot be used as it is. */
export class DatabaseError extends ServiceError {
  override name = 'DatabaseError';
}
