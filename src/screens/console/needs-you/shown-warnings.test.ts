import { describe, expect, it } from 'vitest';
import type { WarningGroup } from '../../../contract/insight.ts';
import { shownWarnings } from './shown-warnings.ts';

function group(code: string, severity: WarningGroup['severity'], count = 1): WarningGroup {
  return { code, severity, remedy: 'look-at-reads', count, first: [] };
}

describe('the warnings that get a card', () => {
  it('have those with false results first, then the doubtful, then the open', () => {
    const groups = [
      group('no-chip', 'open'),
      group('impossible-pace', 'doubtful'),
      group('net-above-gun', 'wrong'),
    ];
    expect(shownWarnings(groups).map(({ code }) => code)).toEqual([
      'net-above-gun',
      'impossible-pace',
      'no-chip',
    ]);
  });

  it('leave out what has a card already', () => {
    expect(shownWarnings([group('wave-without-gun', 'open'), group('unknown-at-finish', 'open')])).toEqual(
      [],
    );
  });

  it('keep a code that this screen does not know', () => {
    expect(shownWarnings([group('new-kind', 'wrong')])).toHaveLength(1);
  });
});
