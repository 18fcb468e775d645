// What every page has: the menu of narrow screens, and the focus on what the server wants read first.
const button = document.getElementById('menu-button');
button?.addEventListener('click', () => {
  button.setAttribute('aria-expanded', String(button.getAttribute('aria-expanded') !== 'true'));
});

document.querySelector('[data-focus]')?.focus();

// Filters fold on a narrow screen unless one is set.
const filters = document.querySelector('.filter-box');
if (filters && matchMedia('(max-width: 47.99rem)').matches && location.search === '') {
  filters.open = false;
}
