import { expect, test } from 'vitest';
import { actionMaker, entry, gun, importOf, passing, race } from '../timing/timing.fixture.ts';
import { Timing } from '../timing/timing.ts';
import { explain } from '../timing/views/explain.ts';
import { outcomeText, stepText } from './explain-text.ts';

function disqualifiedForAWhile() {
  const timing = new Timing();
  const action = actionMaker();
  timing.applyAll([
    action({ type: 'race.define', race }),
    action(importOf([entry('1')])),
    action({ type: 'gun.fire', wave: 'A', gun }),
    action({ type: 'status.set', bib: '1', status: 'dq', rule: 'TR6.3.1' }, 'dq'),
    action({ type: 'undo', target: 'dq' }),
  ]);
  timing.observe(passing('1', 'start', 2));
  timing.observe(passing('1', 'finish', 2400));
  return explain(timing, '1');
}

test('what made a result is told in sentences, with what was taken back', () => {
  const explanation = disqualifiedForAWhile();
  const texts = explanation.steps.map((step) => stepText(step, 'en', race.zone)).join('\n');
  expect(texts).toContain('test: 1: DQ TR6.3.1 (undone later).');
  expect(texts).toContain('makes the time at finish.');
  expect(outcomeText(explanation, 'en')).toMatch(
    /^Bib 1: Finished; gun time 0:40:00 \(0:40:00\.000 measured\); chip time 0:39:58 \(0:39:58\.000 measured\); place 1 in overall/,
  );
});

test.each(['zh-CN', 'ru'] as const)(
  'in %s nothing of it is English, and no value is left out',
  (language) => {
    const explanation = disqualifiedForAWhile();
    const texts = [
      ...explanation.steps.map((step) => stepText(step, language, race.zone)),
      outcomeText(explanation, language),
    ];
    for (const text of texts) expect(text).not.toMatch(/\{\{|\b(time|place|passing|read|makes)\b/i);
  },
);

test('a bib that nobody has is told as such', () => {
  expect(outcomeText(explain(new Timing(), '7'), 'en')).toBe('Nobody has bib 7.');
});
