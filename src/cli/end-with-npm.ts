const lookMs = 500;

/**
 * Ends this process in order when npm or npx, which started it, was ended: they pass a signal on to a
 * shell between, and the shell keeps it for itself.
 */
export function endWithNpm(): void {
  if (process.env['npm_command'] === undefined || process.platform === 'win32') return;
  const starter = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, lookMs);
  timer.unref();
}
