// Passkeys. Without this script, or where the browser has none, passwords and one-time codes work as before.
'use strict';
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
async function ask(method, path, body, part) {
  const headers = { 'Content-Type': 'application/json' };
  headers[part.dataset.header] = part.dataset.tokenValue;
  const answer = await fetch(path, { method, headers, body: JSON.stringify(body), credentials: 'same-origin' });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.detail);
  return said;
}
async function make(options) {
  options.challenge = bytes(options.challenge);
  options.user.id = bytes(options.user.id);
  for (const other of options.excludeCredentials) other.id = bytes(other.id);
  const made = await navigator.credentials.create({ publicKey: options });
  return {
    id: made.id, rawId: text(made.rawId), type: made.type, clientExtensionResults: made.getClientExtensionResults(),
    response: {
      clientDataJSON: text(made.response.clientDataJSON), attestationObject: text(made.response.attestationObject),
      transports: made.response.getTransports ? made.response.getTransports() : [],
    },
  };
}
async function use(options) {
  options.challenge = bytes(options.challenge);
  const used = await navigator.credentials.get({ publicKey: options });
  return {
    id: used.id, rawId: text(used.rawId), type: used.type, clientExtensionResults: used.getClientExtensionResults(),
    response: {
      clientDataJSON: text(used.response.clientDataJSON), authenticatorData: text(used.response.authenticatorData),
      signature: text(used.response.signature), userHandle: used.response.userHandle ? text(used.response.userHandle) : null,
    },
  };
}
async function act(part) {
  const label = part.querySelector('input[name=label]');
  if (part.dataset.act === 'sign-in') {
    const credential = await use(await ask('POST', '/api/session/passkey/options', {}, part));
    await ask('POST', '/api/session/passkey', { credential }, part);
    location.assign(part.dataset.to);
  } else if (part.dataset.act === 'join') {
    const token = part.dataset.token;
    const credential = await make(await ask('POST', '/api/join/passkey/options', { token }, part));
    const joined = await ask('PUT', '/api/join/passkey', { token, credential, label: navigator.platform || '' }, part);
    if (joined.code) location.assign('/join/waits?account=' + encodeURIComponent(joined.id) + '&code=' + joined.code);
    else location.assign('/sign-in?joined=yes');
  } else {
    const credential = await make(await ask('POST', '/api/passkeys/options', {}, part));
    await ask('POST', '/api/passkeys', { credential, label: label.value }, part);
    location.reload();
  }
}
for (const part of document.querySelectorAll('.passkey')) {
  if (!window.PublicKeyCredential || !window.isSecureContext) continue;
  const button = part.querySelector('button');
  const said = part.querySelector('.said');
  part.hidden = false;
  if (location.origin !== part.dataset.origin) {
    button.hidden = true;
    said.textContent = part.dataset.elsewhere;
    continue;
  }
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.textContent = '';
    try {
      await act(part);
    } catch (fault) {
      said.textContent = part.dataset.failed + ' ' + (fault.name === 'Error' ? fault.message : '');
      button.disabled = false;
    }
  });
}
