/** What the process of the public pages is to do. */
export interface PublicTask {
  databaseUrl: string;
  port: number;
  host: string;
  screensDir: string;
  /** Where the intake answers what is for it; null where somebody before this process tells them apart. */
  intake: string | null;
  /** Where the key of recordings lies; null where there is none. */
  dataDir: string | null;
}
