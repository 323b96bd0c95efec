// Staleness by the clock, the saved copy, and "remind me later". Nothing leaves the device.
(() => {
  const body = document.body, data = body.dataset;
  if (data.at) {
    const look = () => {
      const now = Date.now() / 1000;
      body.classList.toggle('is-old', now >= Number(data.stale));
      body.classList.toggle('is-void', now >= Number(data.void));
    };
    look();
    setInterval(look, 5000);
  }
  if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
    navigator.serviceWorker.register('sw.js').catch(() => {});
  }
  const appeal = document.getElementById('appeal');
  if (appeal) {
    try {
      if (Date.now() < Number(localStorage.getItem('appeal-after') || 0)) appeal.hidden = true;
      for (const button of appeal.querySelectorAll('button')) {
        button.hidden = false;
        button.addEventListener('click', () => {
          localStorage.setItem('appeal-after', String(Date.now() + Number(button.dataset.days) * 864e5));
          appeal.hidden = true;
        });
      }
    } catch (denied) { /* a browser without storage keeps the closed fold */ }
  }
})();
