import type { GunView } from '../../../contract/rows.ts';

/** A gun whose clock runs. */
export type FiredGun = GunView & { gun: number };

/** Guns that were fired, the earliest first. */
export function firedGuns(guns: readonly GunView[]): FiredGun[] {
  return guns
    .flatMap((view) => (view.gun === null ? [] : [{ ...view, gun: view.gun }]))
    .toSorted((one, other) => one.gun - other.gun);
}

/** The gun whose clock is large: the chosen wave's, where it starts in the chosen race, else the race's first. */
export function gunShown(
  fired: readonly FiredGun[],
  wave: string | null,
  race: string | null,
): FiredGun | undefined {
  const own = fired.filter(({ races }) => race === null || races?.includes(race) === true);
  return own.find((gun) => gun.wave === wave) ?? own[0] ?? fired.find((gun) => gun.wave === wave) ?? fired[0];
}
