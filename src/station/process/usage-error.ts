import { ToldError } from '../../words/told-error.ts';

/** What a person gave on the command line is wrong. */
export class UsageError extends ToldError {
  override name = 'UsageError';
}
