/**
 * Lets the process end although one of its threads waits for a disk: such a thread cannot be ended in order,
 * and would hold the process for as long as the disk hangs.
 */
export function endByForce(): void {
  process.once('exit', () => process.kill(process.pid, 'SIGKILL'));
}
