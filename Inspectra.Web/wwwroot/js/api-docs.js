// Shows the description of the HTTP API and lets a person try a call with a key of theirs.
(() => {
  const place = document.getElementById('api-docs');
  if (place) {
    SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: false, tryItOutEnabled: true, validatorUrl: null });
  }
})();
