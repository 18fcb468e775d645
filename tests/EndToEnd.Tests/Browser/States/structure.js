// Faults of a page's structure that axe does not look for; one line each.
() => {
  const faults = [];
  const name = element => `<${element.tagName.toLowerCase()}${element.id ? ` #${element.id}` : ''} .${element.className?.baseVal ?? element.className}> ${element.textContent.trim().slice(0, 40)}`;
  const seen = element => element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && element.getClientRects().length > 0;

  // Ids are unique, and whatever refers to one finds it.
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  faults.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `id ${id} is there twice`));
  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'for', 'form', 'list', 'headers']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      faults.push(...element.getAttribute(attribute).split(/\s+/).filter(id => document.getElementById(id) === null).map(id => `${attribute}=${id} leads nowhere`));
    }
  }

  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (document.getElementById(link.getAttribute('href').slice(1)) === null) {
      faults.push(`${link.getAttribute('href')} leads nowhere`);
    }
  }

  // One first heading, and no level left out.
  let level = 0;
  for (const heading of [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(seen)) {
    const next = Number(heading.getAttribute('aria-level') ?? heading.tagName[1]);
    if (next > level + 1) {
      faults.push(`heading level ${next} follows ${level}: ${name(heading)}`);
    }

    level = next;
  }

  if (document.querySelectorAll('h1').length !== 1) {
    faults.push(`${document.querySelectorAll('h1').length} first headings`);
  }

  // Two live regions, and none elsewhere.
  for (const [role, id] of [['status', 'say'], ['alert', 'alert']]) {
    const regions = [...document.querySelectorAll(`[role="${role}"]`)].map(element => element.id);
    if (regions.join() !== id) {
      faults.push(`regions of role ${role}: ${regions.join() || 'none'}`);
    }
  }

  faults.push(...[...document.querySelectorAll('[aria-live], [role="log"], output, marquee')].map(element => `a further live region: ${name(element)}`));

  // Nothing is wider than the page, and no control cuts its own text.
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll('body *')].filter(element => seen(element) && element.getBoundingClientRect().right > innerWidth + 1
      && element.closest('.panes, .table-scroller, .table, pre, .unseen, svg') === null);
    faults.push(`${document.documentElement.scrollWidth} pixels wide: ${wide.slice(0, 3).map(name).join('; ')}`);
  }

  const controls = [...document.querySelectorAll('a[href], button, summary, input:not([type="hidden"]), select, textarea')].filter(seen);
  for (const control of controls.filter(one => one.matches('button, .button, summary'))) {
    if (control.scrollWidth > control.clientWidth + 1 || control.scrollHeight > control.clientHeight + 3) {
      faults.push(`text is cut: ${name(control)}`);
    }
  }

  // Targets: 24 pixels, 44 for what a voter presses all the time; links within a sentence may be as high as their line.
  const often = '.verdict, #send, #follow-send, #undo, #send-now, #save-again, [data-action="stop"], [data-action^="show-"], [data-action^="view-"], .menu-button';
  for (const control of controls) {
    const target = control.matches('.chip input') ? control.parentElement : control;
    const { width, height } = target.getBoundingClientRect();
    const least = control.matches(often) ? 44 : 24;
    const within = control.tagName === 'A' && getComputedStyle(control).display === 'inline';
    if (!within && !control.matches('.skip') && (height < least - 0.5 || width < least - 0.5)) {
      faults.push(`${Math.round(width)} x ${Math.round(height)} pixels to press: ${name(control)}`);
    }
  }

  // The order of tabbing is that of reading: nothing lies above and left of what comes before it. Bars that stick are not where they lie,
  // and a dialog lies over the page.
  const placed = controls.filter(one => one.closest('.vote, .banner, .below, .skip, .pane-head, .pane-tabs, .more-menu, .code-tools') === null && !one.matches('.skip, .below'));
  for (let index = 1; index < placed.length; index++) {
    const [before, after] = [placed[index - 1].getBoundingClientRect(), placed[index].getBoundingClientRect()];
    const together = placed[index - 1].closest('dialog') === placed[index].closest('dialog');
    if (together && after.bottom <= before.top + 1 && after.left <= before.left) {
      faults.push(`comes after what lies below it: ${name(placed[index])}`);
    }
  }

  if ([...controls].some(one => Number(one.getAttribute('tabindex') ?? 0) > 0)) {
    faults.push('an order of tabbing of its own');
  }

  // What is being read has its language.
  const language = document.getElementById('battle')?.dataset.language;
  for (const element of language ? document.querySelectorAll('#turns [data-part="prompt"], #turns [data-part="answer"], #prompt, .starter') : []) {
    if (element.lang !== language) {
      faults.push(`lang is ${element.lang}, not ${language}: ${name(element)}`);
    }
  }

  return faults;
}
