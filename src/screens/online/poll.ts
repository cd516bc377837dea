import { refresh } from '../public/fresh.ts';

/** While a page says that it will soon have something new it asks for it; what somebody is typing stays. */
export function startPoll(): void {
  const ask = async () => {
    const every = Number(document.querySelector<HTMLElement>('[data-poll]')?.dataset['poll'] ?? 0);
    if (every === 0) return;
    await new Promise((resolve) => setTimeout(resolve, every));
    if (!isBusy()) {
      await refresh();
      document.dispatchEvent(new Event('goldline:renewed'));
    }
    void ask();
  };
  void ask();
}

function isBusy(): boolean {
  if (document.querySelector('form[data-sending-now]') !== null) return true;
  return [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (field) => field.type !== 'hidden' && field.value !== field.defaultValue,
  );
}
