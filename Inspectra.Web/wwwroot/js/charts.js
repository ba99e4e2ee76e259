// Cross-hair, tooltip, drag-to-zoom and drill for every chart of a page. No call to the server: a gesture ends in an address.
(() => {
  const parsed = new WeakMap();
  const lang = document.documentElement.lang || undefined;
  let tip, active = null, drag = null;

  const data = (chart) => {
    const text = chart.dataset.tip;
    const known = parsed.get(chart);
    if (known?.text === text) { return known.tip; }
    const read = JSON.parse(text);
    parsed.set(chart, { text, tip: read });
    return read;
  };

  const number = (v, digits) => v.toLocaleString(lang, { maximumFractionDigits: digits });
  const seconds = (s) => s < 0.001 ? `${number(s * 1e6, 0)} µs` : s < 0.9995 ? `${number(s * 1000, 0)} ms` : s < 60 ? `${number(s, s < 10 ? 2 : 1)} s`
    : s < 3600 ? `${Math.floor(s / 60)} m ${Math.round(s % 60)} s` : s < 86400 ? `${Math.floor(s / 3600)} h ${Math.round(s % 3600 / 60)} m`
    : `${Math.floor(s / 86400)} d ${Math.round(s % 86400 / 3600)} h`;
  const show = (v, kind) => v === null || v === undefined ? '—' : kind === 'Share' ? `${number(v * 100, 2)}%` : kind === 'Seconds' ? (v === 0 ? '0 s' : seconds(v))
    : kind === 'Money' ? v.toLocaleString(lang, { minimumFractionDigits: 2, maximumFractionDigits: 4 }) : number(v, kind === 'Count' ? 0 : 3);

  const indexAt = (area, x, count) => {
    const box = area.getBoundingClientRect();
    return Math.max(0, Math.min(count - 1, Math.floor((x - box.left) / box.width * count)));
  };

  const mark = (area, className, left, width) => {
    let el = area.querySelector('.' + className);
    if (!el) { el = document.createElement('div'); el.className = className; area.append(el); }
    el.style.left = left + '%';
    if (width !== undefined) { el.style.width = width + '%'; }
  };

  const clear = () => {
    document.querySelectorAll('.cross').forEach((e) => e.remove());
    if (tip) { tip.remove(); tip = null; }
    active = null;
  };

  const text = (parent, tag, content, className) => {
    const el = document.createElement(tag);
    el.textContent = content;
    if (className) { el.className = className; }
    parent.append(el);
    return el;
  };

  const draw = (chart, area, e) => {
    const d = data(chart);
    if (!d.x.length) { return; }
    const i = indexAt(area, e.clientX, d.x.length);
    // Charts of the same page with the same time axis share the cross-hair.
    document.querySelectorAll('.chart[data-tip]').forEach((other) => {
      const o = data(other);
      if (o.x.length === d.x.length && o.f[0] === d.f[0]) { mark(other.querySelector('.plot-area'), 'cross', (i + 0.5) / d.x.length * 100); }
    });
    if (!tip) { tip = document.createElement('div'); tip.className = 'tip'; document.body.append(tip); }
    tip.replaceChildren();
    text(tip, 'b', d.x[i]);
    let sum = 0;
    for (const s of d.s) {
      sum += s.v[i] ?? 0;
      if (d.s.length > 4 && d.t && !s.v[i]) { continue; }
      const row = text(tip, 'div', '');
      const swatch = document.createElement('i'); swatch.style.background = s.c; row.append(swatch);
      text(row, 'span', s.n);
      const value = text(row, 'em', show(s.v[i], d.k));
      if (s.p) { text(value, 'small', show(s.p[i], d.k), 'was'); }
    }
    if (d.t) { const row = text(tip, 'div', ''); text(row, 'span', 'Σ'); text(row, 'em', show(sum, d.k)); }
    const box = tip.getBoundingClientRect();
    const left = e.clientX + 16 + box.width > innerWidth ? e.clientX - box.width - 16 : e.clientX + 16;
    tip.style.left = Math.max(4, left) + 'px';
    tip.style.top = Math.max(4, Math.min(innerHeight - box.height - 4, e.clientY - box.height / 2)) + 'px';
    active = chart;
  };

  const go = (address, from, to) => {
    const url = new URL(address ?? location.href, location.href);
    for (const key of ['period', 'from', 'to', 'cursor']) { url.searchParams.delete(key); }
    if (from) { url.searchParams.set('period', 'custom'); url.searchParams.set('from', from); url.searchParams.set('to', to); }
    Blazor.navigateTo(url.pathname + url.search);
  };

  const areaOf = (e) => e.target.closest?.('.chart[data-tip] .plot-area');

  document.addEventListener('pointermove', (e) => {
    if (drag) {
      const d = data(drag.chart);
      drag.end = indexAt(drag.area, e.clientX, d.x.length);
      if (Math.abs(e.clientX - drag.x) > 6) {
        drag.moved = true;
        const [a, b] = [Math.min(drag.start, drag.end), Math.max(drag.start, drag.end)];
        mark(drag.area, 'zoom', a / d.x.length * 100, (b - a + 1) / d.x.length * 100);
      }
    }
    const area = areaOf(e);
    if (area) { draw(area.closest('.chart'), area, e); } else if (active && !drag) { clear(); }
  }, { passive: true });

  document.addEventListener('pointerdown', (e) => {
    const area = e.button === 0 && e.pointerType !== 'touch' ? areaOf(e) : null;
    if (!area) { return; }
    const chart = area.closest('.chart');
    drag = { chart, area, x: e.clientX, start: indexAt(area, e.clientX, data(chart).x.length), moved: false };
    e.preventDefault();
  });

  document.addEventListener('pointerup', (e) => {
    if (!drag) { return; }
    const { chart, area, start, end, moved } = drag;
    drag = null;
    area.querySelector('.zoom')?.remove();
    const d = data(chart);
    if (moved && end !== undefined) {
      const [a, b] = [Math.min(start, end), Math.max(start, end)];
      if (a !== b || d.x.length > 1) { clear(); go(null, d.f[a], d.f[b + 1] ?? d.e); }
    } else if (d.d && areaOf(e) === area) {
      // A single click waits a moment: the second one of a double click takes the zoom back instead.
      clearTimeout(chart.drill);
      chart.drill = setTimeout(() => { clear(); go(d.d, d.f[start], d.f[start + 1] ?? d.e); }, 260);
    }
  });

  document.addEventListener('dblclick', (e) => {
    const area = areaOf(e);
    if (area) { clearTimeout(area.closest('.chart').drill); clear(); go(null); }
  });

  document.addEventListener('keydown', (e) => { if (e.key === 'Escape') { drag = null; document.querySelectorAll('.zoom').forEach((z) => z.remove()); clear(); } });
  addEventListener('blur', clear);
})();
