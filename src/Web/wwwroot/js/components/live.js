// Keeps the parts of a page fresh that are marked data-live. They are fetched with the page they stand on, so that they are what a reload
// would show; a part that has the focus or a selection waits. Nothing is announced and nothing moves the focus.
import { createRefresher } from '../lib/refresh.js';

export function keepFresh(root, redraw) {
  const known = root.dataset.cutoff ? { voteCutoff: Number(root.dataset.cutoff), exclusions: root.dataset.exclusions ? Number(root.dataset.exclusions) : null } : null;
  const refresher = createRefresher({
    ask: async () => (await get(`${document.documentElement.dataset.root}/api/analytics/stand`)).json(),
    update: async () => replaceParts(await (await get(location.href)).text(), redraw),
    isVisible: () => document.visibilityState === 'visible',
    setTimer: (look, pause) => setInterval(look, pause),
  });
  refresher.start(known);
  document.addEventListener('visibilitychange', refresher.look);
  return refresher;
}

async function get(address) {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }

  return response;
}

// Whether every part is fresh now.
function replaceParts(html, redraw) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  let all = true;
  for (const part of document.querySelectorAll('[data-live][id]')) {
    const fresh = page.getElementById(part.id);
    if (!fresh) {
      continue;
    }

    if (isInUse(part)) {
      all = false;
      continue;
    }

    const opened = [...part.querySelectorAll('details')].map(details => details.open);
    const scrolled = [...part.querySelectorAll('.table-scroller')].map(scroller => [scroller.scrollLeft, scroller.scrollTop]);
    part.replaceWith(fresh);
    redraw(fresh);
    fresh.querySelectorAll('details').forEach((details, index) => { details.open = opened[index] ?? details.open; });
    fresh.querySelectorAll('.table-scroller').forEach((scroller, index) => scroller.scrollTo(...(scrolled[index] ?? [0, 0])));
  }

  return all;
}

function isInUse(part) {
  const selection = getSelection();
  return part.contains(document.activeElement) || (selection !== null && !selection.isCollapsed && selection.containsNode(part, true));
}
