/** What the dress rehearsal says. */
export const dressRehearsal = {
  'no-race': 'There is no race at this site to rehearse.',
  'no-station': 'The station of the rehearsal did not start. {{said}}',
  'process-ended': 'The rehearsal ended by itself. Start it again.',
} as const;
