// Shows the description of the HTTP API and lets a person try a call with a key of theirs.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => root.classList.toggle('dark-mode', root.dataset.theme === 'dark' || (root.dataset.theme !== 'light' && system.matches));
  system.addEventListener('change', follow);
  follow();

  const place = document.getElementById('api-docs');
  if (place) {
    SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: false, tryItOutEnabled: true, validatorUrl: null });
  }
})();
