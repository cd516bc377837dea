/** What a person gave is wrong; the message is for the terminal, one line for each problem. */
export class UsageError extends Error {
  override name = 'UsageError';
}
