import { keep, kept } from '../theme/kept.ts';

const storageKey = 'goldline.followed';
const followedMax = 100;

/** Somebody whom one follows: event, race and bib as one text, and the name. */
type Followed = Record<string, string>;

/** Runners that one follows, in this browser alone: a button on a runner's page, and links on the event's. */
export function startFollowing(): void {
  const button = document.querySelector<HTMLButtonElement>('button.follow');
  if (button !== null) startButton(button);
  const section = document.getElementById('followed');
  if (section !== null) showLinks(section);
}

function startButton(button: HTMLButtonElement): void {
  const { key = '', name = '', on = '' } = button.dataset;
  const off = button.textContent;
  const show = () => {
    const isOn = key in followed();
    button.setAttribute('aria-pressed', String(isOn));
    button.textContent = `${isOn ? '★' : '☆'} ${isOn ? on : off}`;
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const { [key]: known, ...others } = followed();
    const all = known === undefined ? { ...others, [key]: name } : others;
    keep(storageKey, JSON.stringify(Object.fromEntries(Object.entries(all).slice(-followedMax))));
    show();
  });
  show();
}

function showLinks(section: HTMLElement): void {
  const own = Object.entries(followed()).flatMap(([key, name]) => {
    const [event = '', race = '', bib = ''] = partsOf(key);
    if (event !== section.dataset['eventId']) return [];
    const item = document.createElement('li');
    const link = document.createElement('a');
    const path = ['events', event, 'races', race, 'runners', bib].map(encodeURIComponent).join('/');
    link.href = `/${path}${location.search}`;
    link.className = 'card';
    const who = document.createElement('b');
    const number = document.createElement('span');
    who.textContent = `★ ${name}`;
    number.textContent = bib;
    number.className = 'quiet';
    link.append(who, number);
    item.append(link);
    return [item];
  });
  section.querySelector('ul')?.append(...own);
  section.hidden = own.length === 0;
}

function followed(): Followed {
  try {
    const all: unknown = JSON.parse(kept(storageKey) ?? '{}');
    return typeof all === 'object' && all !== null ? (all as Followed) : {};
  } catch {
    return {};
  }
}

function partsOf(key: string): string[] {
  try {
    return JSON.parse(key) as string[];
  } catch {
    return [];
  }
}
