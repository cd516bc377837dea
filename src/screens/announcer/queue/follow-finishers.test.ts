import { expect, it } from 'vitest';
import { FinisherFollower, type FinishersPart } from './follow-finishers.ts';
import { finisher } from './finishers.fixture.ts';

/** A follower whose station answers as `answers` say, in order; null is no answer. */
async function followed(answers: (Partial<FinishersPart> | null)[]) {
  const asked: (string | undefined)[] = [];
  const told: string[] = [];
  const done = Promise.withResolvers<void>();
  const follower = new FinisherFollower({
    ask: async (after) => {
      if (answers.length === 0) {
        done.resolve();
        return Promise.withResolvers<FinishersPart>().promise;
      }
      asked.push(after);
      const answer = answers.shift();
      if (answer === null) throw new Error('not heard');
      return { cursor: '', whole: false, more: false, finishers: [], gone: [], ...answer };
    },
    onWhole: (rows) => told.push(`all ${rows.map(({ person }) => person.bib).join(' ')}`),
    onChange: (rows, gone) =>
      told.push(`${rows.map(({ person }) => person.bib).join(' ')} -${gone.join(' ')}`),
    pause: () => Promise.resolve(),
  });
  await done.promise;
  follower.stop();
  return { asked, told };
}

it('takes all of them as a whole, then what changed, and goes on where it was when no answer came', async () => {
  const { asked, told } = await followed([
    { cursor: 'a:2', whole: true, more: true, finishers: [finisher('1', 1), finisher('2', 2)] },
    { cursor: 'a:3', finishers: [finisher('3', 3)], gone: ['1'] },
    null,
    null,
    { cursor: 'a:9', more: true, finishers: [finisher('4', 4)] },
    { cursor: 'a:10', gone: ['2'] },
  ]);
  expect(asked).toEqual([undefined, 'a:2', 'a:3', 'a:3', 'a:3', 'a:9']);
  expect(told).toEqual(['all 2 3', '4 -', ' -2']);
});

it('asks for all of them again where the way broke in the middle, and where the station began anew', async () => {
  const { asked, told } = await followed([
    { cursor: 'a:2', whole: true, more: true, finishers: [finisher('1', 1)] },
    null,
    { cursor: 'a:3', whole: true, finishers: [finisher('1', 1)] },
    { cursor: 'b:1', whole: true, finishers: [finisher('2', 2)] },
  ]);
  expect(asked).toEqual([undefined, 'a:2', undefined, 'a:3']);
  expect(told).toEqual(['all 1', 'all 2']);
});
