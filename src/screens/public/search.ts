import { refresh } from './fresh.ts';

const pauseMs = 180;

/** Finds while one types; without it the form leads to the same address. */
export function startSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form[role=search]');
  const input = form?.querySelector<HTMLInputElement>('input[type=search]');
  if (form === null || input === null || input === undefined) return;
  let planned: ReturnType<typeof setTimeout> | undefined;
  const find = () => {
    clearTimeout(planned);
    const query = new URLSearchParams(location.search);
    query.delete('page');
    if (input.value.trim() === '') query.delete('q');
    else query.set('q', input.value.trim());
    const text = query.toString();
    const address = `${location.pathname}${text === '' ? '' : `?${text}`}`;
    if (address === location.pathname + location.search) return;
    history.replaceState(null, '', address);
    void refresh(address);
  };
  input.addEventListener('input', () => {
    clearTimeout(planned);
    planned = setTimeout(find, pauseMs);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    find();
  });
}
