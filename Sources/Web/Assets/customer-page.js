// A link that was just made: with this house's address before it, and copied by one key.
(() => {
  'use strict';
  const field = document.querySelector('[data-page-link]');
  if (!field) return;
  if (field.value.startsWith('/')) field.value = location.origin + field.value;
  const button = document.querySelector('[data-copy]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand('copy'); }
    button.textContent += ' ✓';
  }, { once: true });
})();
