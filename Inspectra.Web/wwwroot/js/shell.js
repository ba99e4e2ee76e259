// Keyboard, menus, theme, copying and the drawer: all that a page does without asking the server.
(() => {
  const root = document.documentElement;
  let chord = 0;

  const typing = (el) => el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName));
  const press = (key) => {
    const all = [...document.querySelectorAll(`[data-shortcut="${CSS.escape(key)}"]`)].filter((e) => e.getClientRects().length);
    const el = all.find((e) => e.closest('section')?.contains(document.activeElement) || e.closest('section')?.matches(':hover')) ?? all[0];
    if (!el) { return false; }
    if (el.tagName === 'SUMMARY' || !el.matches('input')) { el.click(); } else { el.focus(); }
    if (el.tagName === 'SUMMARY') { el.focus(); }
    return true;
  };

  const moveRow = (step) => {
    const rows = [...document.querySelectorAll('[data-row]')];
    if (!rows.length) { return false; }
    const at = rows.indexOf(document.activeElement.closest?.('[data-row]'));
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
    (next.querySelector('a') ?? next).focus();
    return true;
  };

  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') {
      const open = document.querySelector('details.menu[open]');
      if (open) { open.open = false; open.querySelector('summary')?.focus(); e.preventDefault(); return; }
      if (root.classList.contains('drawer-open')) { root.classList.remove('drawer-open'); return; }
      if (!document.querySelector('dialog[open], .rz-dialog') && press('Escape')) { e.preventDefault(); }
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target)) { return; }
    if (Date.now() - chord < 1200) {
      chord = 0;
      if (press('g ' + e.key)) { e.preventDefault(); }
      return;
    }
    if (e.key === 'g') { chord = Date.now(); return; }
    if (e.key === '?') { document.getElementById('shortcuts')?.showModal(); e.preventDefault(); return; }
    if (e.key === 'j' || e.key === 'k') { if (moveRow(e.key === 'j' ? 1 : -1)) { e.preventDefault(); } return; }
    if (e.key === '.') { if (document.fullscreenElement) { document.exitFullscreen(); } else { root.requestFullscreen?.(); } e.preventDefault(); return; }
    if (e.key.length === 1 && press(e.key)) { e.preventDefault(); }
  });

  document.addEventListener('click', (e) => {
    const t = e.target;
    document.querySelectorAll('details.menu[open]').forEach((m) => { if (!m.contains(t)) { m.open = false; } });
    if (t.closest?.('[data-close-menu], .menu-body a.menu-item')) { const m = t.closest('details.menu'); if (m) { m.open = false; } }
    const theme = t.closest?.('[data-theme-choice]');
    if (theme) {
      const value = theme.dataset.themeChoice;
      root.dataset.theme = value;
      document.querySelectorAll('[data-theme-choice]').forEach((b) => b.setAttribute('aria-current', b.dataset.themeChoice === value));
      fetch('/theme?value=' + value, { method: 'POST' });
    }
    const copy = t.closest?.('[data-copy]');
    if (copy) {
      navigator.clipboard?.writeText(copy.dataset.copy).then(() => {
        const before = copy.getAttribute('aria-label');
        copy.classList.add('copied');
        copy.setAttribute('aria-label', copy.dataset.copied ?? before);
        setTimeout(() => { copy.classList.remove('copied'); copy.setAttribute('aria-label', before ?? ''); }, 1500);
      });
    }
    const sheet = t.closest?.('[data-open]');
    if (sheet) { document.getElementById(sheet.dataset.open)?.showModal(); }
    if (t.closest?.('[data-close]') || t.matches?.('dialog.sheet')) { t.closest('dialog')?.close(); }
    if (t.closest?.('.burger')) { root.classList.toggle('drawer-open'); }
    else if (t.closest?.('.drawer-shade, .shell-side a')) { root.classList.remove('drawer-open'); }
    // A whole row is a target, but the link inside it stays the one thing that is focused and opened in a new tab.
    const row = t.closest?.('tr.clickable');
    if (row && !t.closest('a, button, input, label') && !getSelection()?.toString()) { row.querySelector('a')?.click(); }
  });

  // Uploads go by a plain request: a circuit is forty times slower for files.
  window.inspectra = {
    upload: (input, url, token, reference) => {
      const element = typeof input === 'string' ? document.getElementById(input) : input;
      const zone = element.closest('.drop');
      const send = (file) => {
        if (!file) { return; }
        const request = new XMLHttpRequest();
        let last = 0;
        request.open('POST', url + (url.includes('?') ? '&' : '?') + 'name=' + encodeURIComponent(file.name));
        request.setRequestHeader('X-Antiforgery', token);
        request.upload.onprogress = (p) => {
          const now = Date.now();
          if (now - last > 120 || p.loaded === p.total) { last = now; reference.invokeMethodAsync('OnProgress', p.loaded, p.total); }
        };
        request.onload = () => reference.invokeMethodAsync('OnFinished', request.status, request.responseText);
        request.onerror = () => reference.invokeMethodAsync('OnFinished', 0, '');
        reference.invokeMethodAsync('OnStarted', file.name, file.size);
        request.send(file);
        element.value = '';
      };
      element.onchange = () => send(element.files[0]);
      // Somebody quick may have chosen before this page was listening.
      if (element.files.length) { send(element.files[0]); }
      if (zone) {
        zone.ondragover = (e) => { e.preventDefault(); zone.classList.add('over'); };
        zone.ondragleave = () => zone.classList.remove('over');
        zone.ondrop = (e) => { e.preventDefault(); zone.classList.remove('over'); send(e.dataTransfer.files[0]); };
      }
    },
  };
})();
