import { connect } from './database/connect.ts';
import { Notices } from './database/notices.ts';
import { Judges } from './online/judges.ts';
import { RecordingKey } from './online/recording-key.ts';
import type { Side } from './run-side.ts';

/** What the process is to do that has recordings judged. */
export interface JudgingTask {
  databaseUrl: string;
  /** Where the key of recordings lies; null where there is none. */
  dataDir: string | null;
}

/** Has recordings judged that wait, and deletes those that are overdue. Files of strangers are opened in processes of their own. */
export async function startJudging(
  { databaseUrl, dataDir }: JudgingTask,
  log: (message: string) => void,
): Promise<Side> {
  const db = connect(databaseUrl, log);
  // Who needs it for pages says so where it is missing.
  const key = await RecordingKey.open(db, dataDir, () => undefined);
  const judges = new Judges(db, key, log);
  const notices = new Notices(databaseUrl, { recordings: () => judges.nudge() });
  return {
    address: null,
    stop: async () => {
      await notices.close();
      await judges.stop();
      await db.destroy();
    },
  };
}
