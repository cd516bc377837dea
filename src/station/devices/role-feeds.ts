import type { DeviceRole } from '../../contract/devices-view.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { LiveView } from '../live/feed.ts';
import { RoleFeed } from './role-feed.ts';
import { viewFor } from './role-view.ts';

/** The feeds of the roles; one is made while a device of its role follows it, and costs nothing otherwise. */
export class RoleFeeds {
  readonly #now: () => Ms;
  readonly #feeds = new Map<DeviceRole, { feed: RoleFeed; followers: number }>();
  #view: LiveView | null = null;

  constructor(now: () => Ms) {
    this.#now = now;
  }

  /** What there is to see now. */
  publish(view: LiveView): void {
    this.#view = view;
    for (const [role, { feed }] of this.#feeds) feed.publish(viewFor(role, view));
  }

  /** The feed of a role, until {@link RoleFeeds.leave}. Devices are let in only when there is something to see. */
  follow(role: DeviceRole): RoleFeed {
    if (this.#view === null) throw new Error('there is no view yet');
    const open = this.#feeds.get(role) ?? {
      feed: new RoleFeed(viewFor(role, this.#view), this.#now),
      followers: 0,
    };
    open.followers += 1;
    this.#feeds.set(role, open);
    return open.feed;
  }

  leave(role: DeviceRole): void {
    const open = this.#feeds.get(role);
    if (open === undefined) return;
    open.followers -= 1;
    if (open.followers > 0) return;
    open.feed.close();
    this.#feeds.delete(role);
  }
}
