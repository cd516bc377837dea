/** What runs until it is stopped or ends by itself: the desktop app, or a station for the browser. */
export interface Running {
  /** Resolves with the exit code when it ended by itself. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}
