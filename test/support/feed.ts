import type { ActionRow, Snapshot } from '../../src/contract/feed.ts';
/** The events of a station's live feed, until the reader of this stops or the station does. */
export async function* feedEvents(address: string): AsyncGenerator<{ event: string; data: unknown }> {
  const { body } = await fetch(`${address}/api/feed`);
  let text = '';
  for await (const chunk of body ?? []) {
    const blocks = (text + Buffer.from(chunk).toString('utf8')).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1] ?? '';
      yield { event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') };
    }
  }
}

/** The latest actions at a station, the newest first. */
export async function actionsAt(address: string): Promise<ActionRow[]> {
  for await (const { event, data } of feedEvents(address))
    if (event === 'snapshot') return (data as Snapshot).sections.actions;
  throw new Error('the feed ended before it began');
}
