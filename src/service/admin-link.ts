import { message } from '../words/message.ts';
import { accountNamed, makeAccount } from './accounts/accounts.ts';
import { makeLink } from './accounts/links.ts';
import { openDatabase } from './database/open-database.ts';
import { runningPostgres } from './database/own-postgres.ts';
import { note, ofService } from './organisers/audit.ts';
import { ServiceError } from './service-error.ts';
import { plainNameSchema } from '../contract/organiser.ts';

export interface AdminOptions {
  /** What the account is called, which signs in by it. */
  name: string;
  /** Of the service; needed where there is no `databaseUrl`. */
  dataDir?: string | undefined;
  databaseUrl?: string | undefined;
}

/**
 * Makes an account that runs the service, or lets the one of that name do so, and gives the path of a link that sets its
 * password once. Throws {@link ServiceError} where the name is none, or the database is out of reach.
 */
export async function makeAdminLink({ name, dataDir, databaseUrl }: AdminOptions): Promise<string> {
  const plain = plainNameSchema.safeParse(name);
  if (!plain.success) throw new ServiceError(message('service.no-name', { name }));
  const running = dataDir === undefined ? null : await runningPostgres(dataDir);
  const database = await openDatabase({
    url: databaseUrl ?? running ?? undefined,
    dataDir,
    log: console.error,
  });
  const { db } = database;
  try {
    const known = await accountNamed(db, plain.data);
    const account = known ?? (await makeAccount(db, { name: plain.data, password: null, operator: true }))!;
    await db.updateTable('accounts').set({ operator: true }).where('id', '=', account.id).execute();
    const { secret } = await makeLink(db, { name: account.name, account: account.id });
    await note(db, {
      event: ofService,
      by: 'goldline service admin',
      act: 'account.link',
      params: { name: account.name },
    });
    return linkPath(secret);
  } finally {
    await database.close();
  }
}

/** Behind the #, which no server and no log sees. */
function linkPath(secret: string): string {
  return `/organiser#link=${secret}`;
}
