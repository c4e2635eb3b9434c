// Says why the page's own script does not run, which that cannot do. Kept so plain that every
// browser runs it; the texts are in index.html.
(() => {
  const tell = (cause) => {
    for (const text of document.querySelectorAll('[data-not-started]')) {
      text.hidden = ![cause, 'any'].includes(text.dataset.notStarted);
    }
  };

  const whyNot = (address) =>
    fetch(address, { cache: 'reload' }).then(
      (response) => {
        const script = /javascript/.test(response.headers.get('content-type'));
        return response.ok && !script ? 'wrongFile' : 'notFound';
      },
      () => 'offline',
    );

  addEventListener(
    'error',
    ({ target }) => {
      if (customElements.get('ksp-page')) return;
      if (target === window) tell('oldBrowser');
      else if (target.matches('script')) whyNot(target.src).then(tell);
      else if (target.matches('[rel="modulepreload"]')) whyNot(target.href).then(tell);
    },
    true,
  );
  addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.matches('button[data-not-started]')) location.reload();
  });
})();
