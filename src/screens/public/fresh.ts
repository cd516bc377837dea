let asking: AbortController | null = null;

/** Brings what goes out of date up to date, from the address of the page or another one. Says whether an answer came. */
export async function refresh(address = location.pathname + location.search): Promise<boolean> {
  asking?.abort();
  const own = (asking = new AbortController());
  try {
    // What the browser kept may be old: it asks whether it still holds.
    const response = await fetch(address, { cache: 'no-cache', signal: own.signal });
    if (!response.ok) return response.status < 500;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (own.signal.aborted) return true;
    const [fresh, shown] = [page, document].map((one) => one.getElementById('live'));
    if (fresh === null || fresh === undefined || shown === null || shown === undefined) return true;
    if (fresh.innerHTML === shown.innerHTML) return true;
    const open = shown.querySelector('details')?.open ?? false;
    shown.replaceChildren(...fresh.childNodes);
    const details = shown.querySelector('details');
    if (details !== null && open) details.open = true;
    const facts = page.querySelector('.head .facts')?.textContent;
    const line = document.querySelector('.head .facts');
    if (line !== null && facts !== undefined) line.textContent = facts;
    return true;
  } catch {
    // Where another question took its place, that one tells.
    return own.signal.aborted;
  }
}
