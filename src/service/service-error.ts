import { ToldError } from '../words/told-error.ts';

/** The service cannot run: why, and what to do. */
export class ServiceError extends ToldError {
  override name = 'ServiceError';
}

/** The database cannot be used as it is. */
export class DatabaseError extends ServiceError {
  override name = 'DatabaseError';
}
