// Starts the circuit, and shows our own dialog while it is lost. The client script only sets classes on the dialog.
(() => {
  const dialog = document.getElementById('components-reconnect-modal');
  let last = '';
  new MutationObserver(() => {
    const state = (dialog.className.match(/components-reconnect-(show|hide|failed|rejected)/) || [])[1];
    if (!state || state === last) { return; }
    last = state;
    if (state === 'show') { if (!dialog.open) { dialog.showModal(); } }
    else if (state === 'hide') { dialog.close(); }
    else { location.reload(); } // The server no longer knows this circuit, or it never answered: the page starts afresh.
  }).observe(dialog, { attributes: true, attributeFilter: ['class'] });

  Blazor.start({
    circuit: {
      reconnectionOptions: {
        maxRetries: 1000,
        retryIntervalMilliseconds: (attempt) => (attempt < 3 ? 300 : attempt < 20 ? 1000 : 3000),
      },
    },
  });

  document.addEventListener('click', (e) => {
    const skip = e.target.closest?.('.skip-link');
    if (skip) { e.preventDefault(); document.getElementById('content')?.focus(); }
  });
})();
