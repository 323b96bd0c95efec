// Press and hold for one second suspends; let go earlier and nothing happens. Without this script the forms work by typing,
// or by a press and one question more.
'use strict';
for (const form of document.querySelectorAll('form.holds')) {
  const button = form.querySelector('button.hold');
  const typed = form.querySelector('.typed');
  let timer = 0;
  const stop = () => { clearTimeout(timer); timer = 0; button.classList.remove('held'); };
  const start = (event) => {
    if (event.type === 'keydown' && (event.repeat || (event.key !== 'Enter' && event.key !== ' '))) return;
    if (event.type === 'pointerdown' && event.button !== 0) return;
    event.preventDefault();
    if (timer) return;
    button.classList.add('held');
    timer = setTimeout(() => {
      stop();
      const held = document.createElement('input');
      held.type = 'hidden'; held.name = 'held'; held.value = 'yes';
      form.append(held);
      button.disabled = true;
      form.submit();
    }, 1000);
  };
  button.addEventListener('pointerdown', start);
  button.addEventListener('keydown', start);
  for (const end of ['pointerup', 'pointerleave', 'pointercancel', 'keyup', 'blur']) button.addEventListener(end, stop);
  button.addEventListener('click', (event) => {
    // A press of the access key, or a short press: only what was typed may send the form at once.
    if (!typed.value) event.preventDefault();
    if (event.detail === 0 && document.activeElement !== button) button.focus();
  });
  form.addEventListener('submit', (event) => { if (!typed.value) event.preventDefault(); });
}
