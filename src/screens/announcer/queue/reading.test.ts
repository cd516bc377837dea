import { describe, expect, it } from 'vitest';
import { FinisherQueue } from './finisher-queue.ts';
import { finisher } from './finishers.fixture.ts';
import { calmMs, Reading } from './reading.ts';

function begun() {
  const queue = new FinisherQueue({ ticks: [], takenBack: [] });
  const reading = new Reading(queue);
  const come = (now: number, ...rows: ReturnType<typeof finisher>[]) => {
    queue.change(rows, []);
    reading.look(now);
  };
  const top = () => {
    const { top: shown } = reading;
    return shown === null ? null : `${shown.shown.row.person.bib} ${shown.standing}`;
  };
  return { queue, reading, come, top };
}
const leader = (bib: string, seconds: number) =>
  finisher(bib, seconds, { places: { overall: 1, sex: 1, category: 1 } });

describe('who stands on top', () => {
  it('gives way to one with more to say at once, and to a newer one after a while', () => {
    const { come, reading, top } = begun();
    come(0, finisher('1', 1));
    come(1000, finisher('2', 2));
    expect(top()).toBe('1 live');
    reading.look(calmMs);
    expect(top()).toBe('2 live');
    come(calmMs + 10, leader('3', 3));
    expect(top()).toBe('3 live');
    come(3 * calmMs, finisher('4', 4));
    expect(top()).toBe('3 live');
  });

  it('is meant by the next key, however soon, where somebody held or looked for them', () => {
    const { come, queue, reading, top } = begun();
    come(0, finisher('1', 1));
    reading.hold(100);
    reading.next(200);
    expect([top(), queue.counts(null).unread]).toEqual([null, 0]);
    come(1000, finisher('2', 2));
    reading.show('2', 1100);
    reading.next(1200);
    expect([top(), queue.counts(null).unread]).toEqual([null, 0]);
  });

  it('is ticked off by the key, and the next comes; back and forth among those that were read', () => {
    const { come, queue, reading, top } = begun();
    come(0, finisher('1', 1), finisher('2', 2), finisher('3', 3));
    reading.next(1000);
    reading.next(1100);
    expect([top(), queue.counts(null).unread]).toEqual(['1 live', 1]);
    reading.back(2000);
    reading.back(2100);
    reading.back(2200);
    expect(top()).toBe('3 past');
    reading.next(2300);
    expect([top(), queue.counts(null).unread]).toEqual(['2 past', 1]);
    reading.next(2400);
    reading.next(2500);
    expect([top(), queue.counts(null).unread]).toEqual([null, 0]);
  });

  it('is not ticked off unseen: a key at the moment of the change is for the one before', () => {
    const { come, queue, reading, top } = begun();
    come(0, finisher('1', 1));
    come(5000, leader('2', 2));
    reading.next(5200);
    expect([top(), queue.isTicked('1'), queue.isTicked('2')]).toEqual(['2 live', true, false]);
    reading.next(5300);
    expect(queue.isTicked('2')).toBe(true);
    come(9000, finisher('3', 3));
    reading.next(9100);
    expect([top(), queue.isTicked('3')]).toEqual(['3 live', false]);
  });

  it('stays while it is held, whoever comes', () => {
    const { come, reading, top } = begun();
    come(0, finisher('1', 1));
    reading.hold(100);
    come(60_000, leader('2', 2));
    expect(top()).toBe('1 held');
    expect(reading.letGo(60_100)).toBe(true);
    reading.look(60_200);
    expect(top()).toBe('2 live');
    expect(reading.letGo(60_300)).toBe(false);
  });

  it('is who was looked for, until they are ticked off', () => {
    const { come, queue, reading, top } = begun();
    come(0, finisher('1', 1), finisher('2', 2));
    reading.show('1', 100);
    come(9000, leader('3', 3));
    expect(top()).toBe('1 chosen');
    reading.next(10_000);
    expect([top(), queue.isTicked('1')]).toEqual(['3 live', true]);
  });

  it('leaves at once where the finish is taken back, and that is told though it was not ticked off', () => {
    const { queue, reading, come, top } = begun();
    come(0, finisher('1', 1), finisher('2', 2));
    reading.hold(50);
    queue.change([], ['2']);
    reading.look(100);
    expect([top(), queue.takenBack.map(({ bib }) => bib)]).toEqual(['1 live', ['2']]);
    reading.next(200);
    expect(queue.isTicked('1')).toBe(false);
  });

  it('is of the chosen race', () => {
    const { come, reading, top } = begun();
    come(0, finisher('1', 1, { person: { race: 'half' } }), finisher('2', 2));
    reading.ofRace('half', 10);
    expect(top()).toBe('1 live');
    reading.ofRace(null, 20);
    expect(top()).toBe('2 live');
  });
});
