import { auditActSchema, type AuditAct, type AuditRow } from '../../contract/organiser.ts';
import type { Db } from '../database/schema.ts';

const pageRows = 100;

/** What concerns the service and no event. */
export const ofService = '';

/** Notes what was done about an event and by whom; never with a secret in it. */
export async function note(
  db: Db,
  act: { event: string; by: string; act: AuditAct; params?: Record<string, string> },
): Promise<void> {
  const { params = {}, ...row } = act;
  await db
    .insertInto('audit')
    .values({ ...row, at: Date.now(), params: JSON.stringify(params) })
    .execute();
}

/** What was done about an event, the latest first; `before`: only what has a lower number. */
export async function auditOf(
  db: Db,
  event: string,
  before: number | undefined,
): Promise<{ acts: AuditRow[]; more: boolean }> {
  const rows = await db
    .selectFrom('audit')
    .select(['number', 'at', 'by', 'act', 'params'])
    .where('event', '=', event)
    .where('number', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('number', 'desc')
    .limit(pageRows + 1)
    .execute();
  const acts = rows.slice(0, pageRows).map((row) => ({
    ...row,
    act: auditActSchema.parse(row.act),
    params: JSON.parse(row.params) as Record<string, string>,
  }));
  return { acts, more: rows.length > pageRows };
}
