// Checks files of this site against their signed list, site.note: SHA-256 of each file, Ed25519 over
// the list (RFC 8032). No network, no library. A signature costs a second or so on an old telephone.
(() => {
  const utf8 = new TextEncoder();
  const from64 = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const hex = bytes => [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');

  function primes(count) {
    const found = [];
    for (let n = 2; found.length < count; n++) if (found.every(p => n % p)) found.push(n);
    return found;
  }
  // The constants of SHA-2 are the first bits of roots of primes; integer roots, so that they are exact.
  function root(n, k, bits) {
    let low = 0n, high = 1n << BigInt(bits + 16);
    const target = BigInt(n) << BigInt(k * bits);
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** BigInt(k) <= target) low = middle; else high = middle;
    }
    return low & ((1n << BigInt(bits)) - 1n);
  }
  function sha2(message, word) {
    const wide = word === 64, rounds = wide ? 80 : 64, block = wide ? 128 : 64, size = word / 8;
    const mask = (1n << BigInt(word)) - 1n, w = BigInt(word);
    const k = primes(rounds).map(p => root(p, 3, word)), h = primes(8).map(p => root(p, 2, word));
    const turn = (x, n) => ((x >> BigInt(n)) | (x << (w - BigInt(n)))) & mask;
    const [a0, a1, b0, b1, s0, s1] = wide
      ? [[28, 34, 39], [14, 18, 41], [1, 8], [19, 61], 7n, 6n]
      : [[2, 13, 22], [6, 11, 25], [7, 18], [17, 19], 3n, 10n];
    const padded = new Uint8Array(Math.ceil((message.length + 1 + 2 * size) / block) * block);
    padded.set(message);
    padded[message.length] = 0x80;
    for (let i = 0, n = message.length * 8; n > 0; i++, n = Math.floor(n / 256)) padded[padded.length - 1 - i] = n & 255;
    for (let at = 0; at < padded.length; at += block) {
      const s = [];
      for (let i = 0; i < 16; i++) s.push(BigInt('0x' + hex(padded.subarray(at + i * size, at + i * size + size))));
      for (let i = 16; i < rounds; i++) {
        const x = s[i - 15], y = s[i - 2];
        s.push((s[i - 16] + (turn(x, b0[0]) ^ turn(x, b0[1]) ^ (x >> s0)) + s[i - 7]
          + (turn(y, b1[0]) ^ turn(y, b1[1]) ^ (y >> s1))) & mask);
      }
      let [a, b, c, d, e, f, g, last] = h;
      for (let i = 0; i < rounds; i++) {
        const one = (last + (turn(e, a1[0]) ^ turn(e, a1[1]) ^ turn(e, a1[2])) + ((e & f) ^ (~e & mask & g)) + k[i] + s[i]) & mask;
        const two = ((turn(a, a0[0]) ^ turn(a, a0[1]) ^ turn(a, a0[2])) + ((a & b) ^ (a & c) ^ (b & c))) & mask;
        [last, g, f, e, d, c, b, a] = [g, f, e, (d + one) & mask, c, b, a, (one + two) & mask];
      }
      [a, b, c, d, e, f, g, last].forEach((v, i) => { h[i] = (h[i] + v) & mask; });
    }
    return h.map(v => v.toString(16).padStart(word / 4, '0')).join('');
  }
  const sha256 = async bytes => globalThis.crypto && crypto.subtle
    ? hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) : sha2(bytes, 32);

  const P = 2n ** 255n - 19n, L = 2n ** 252n + 27742317777372353535851937790883648493n;
  const mod = (a, m = P) => ((a % m) + m) % m;
  function power(base, exponent) {
    let result = 1n;
    for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = b * b % P) if (e & 1n) result = result * b % P;
    return result;
  }
  const invert = a => power(a, P - 2n), D = mod(-121665n * invert(121666n)), I = power(2n, (P - 1n) / 4n);
  function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
    const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2)), c = mod(2n * D * t1 * t2), d = mod(2n * z1 * z2);
    const e = b - a, f = d - c, g = d + c, h = b + a;
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  }
  function times(point, n) {
    let sum = [0n, 1n, 1n, 0n];
    for (let q = point; n > 0n; n >>= 1n, q = add(q, q)) if (n & 1n) sum = add(sum, q);
    return sum;
  }
  const little = bytes => BigInt('0x' + hex([...bytes].reverse()));
  function point(bytes) {
    const raw = little(bytes), sign = raw >> 255n, y = raw & ((1n << 255n) - 1n);
    if (y >= P) return null;
    const u = mod(y * y - 1n), v = mod(D * y * y + 1n);
    let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n));
    const check = mod(v * x * x);
    if (check !== u) { if (check === mod(-u)) x = x * I % P; else return null; }
    if (x === 0n && sign) return null;
    if ((x & 1n) !== sign) x = P - x;
    return [x, y, 1n, mod(x * y)];
  }
  const BASE = point(from64('WGZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmY='));
  function verify(key, signature, message) {
    const a = point(key), r = point(signature.subarray(0, 32)), s = little(signature.subarray(32));
    if (signature.length !== 64 || !a || !r || s >= L) return false;
    const all = new Uint8Array(64 + message.length);
    all.set(signature.subarray(0, 32));
    all.set(key, 32);
    all.set(message, 64);
    const k = mod(little(Uint8Array.from(sha2(all, 64).match(/../g), h => parseInt(h, 16))), L);
    const left = times(BASE, s), right = add(r, times(a, k));
    return mod(left[0] * right[2]) === mod(right[0] * left[2]) && mod(left[1] * right[2]) === mod(right[1] * left[2]);
  }
  // A signed note (C2SP): text, blank line, signature lines. The key names itself: name+id+base64.
  function holds(note, vkey) {
    const split = note.lastIndexOf('\n\n'), parts = vkey.trim().split('+');
    if (split < 0 || parts.length < 3) return false;
    const typed = from64(parts.slice(2).join('+'));
    if (typed[0] !== 1 || typed.length !== 33) return false;
    const text = utf8.encode(note.slice(0, split + 1));
    for (const line of note.slice(split + 2).split('\n')) {
      const words = line.split(' ');
      if (words[0] !== '\u2014' || words[1] !== parts[0] || words.length !== 3) continue;
      const bytes = from64(words[2]);
      if (hex(bytes.subarray(0, 4)) === parts[1]) return verify(typed.subarray(1), bytes.subarray(4), text);
    }
    return false;
  }

  const byId = id => document.getElementById(id);
  async function check(note, files) {
    for (const id of ['good', 'bad', 'changed', 'expired']) byId(id).hidden = true;
    byId('list').textContent = '';
    let signed = false;
    try { signed = holds(note, byId('key').value); } catch (malformed) { signed = false; }
    if (!signed) { byId('bad').hidden = false; return; }
    const listed = new Map([...note.matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm)].map(m => [m[2], m[1]]));
    const wrong = [];
    for (const [name, bytes] of files) {
      if (listed.get(name) !== await sha256(bytes)) wrong.push(name);
    }
    for (const name of wrong) {
      const item = document.createElement('li');
      item.textContent = name;
      byId('list').append(item);
    }
    const end = /^expires (\S+)$/m.exec(note);
    byId('expired').hidden = !(end && Date.parse(end[1]) < Date.now());
    byId(wrong.length ? 'changed' : 'good').hidden = false;
  }
  let chosen = null;
  async function ofFiles() {
    if (!chosen) return;
    const files = new Map();
    let note = '';
    for (const file of chosen) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (file.name === 'site.note') note = new TextDecoder().decode(bytes); else files.set(file.name, bytes);
    }
    await check(note, files);
  }
  byId('files').addEventListener('change', event => { chosen = event.target.files; ofFiles(); });
  byId('key').addEventListener('change', ofFiles);
  // Served by a web server, the page checks what that server has beside it, without being asked.
  if (location.protocol.startsWith('http')) (async () => {
    const reply = await fetch('site.note', {cache: 'no-store', credentials: 'omit'});
    if (!reply.ok) return;
    const note = await reply.text(), files = new Map();
    for (const [, name] of note.matchAll(/^[0-9a-f]{64} {2}(\S+)$/gm)) {
      const one = await fetch(name, {cache: 'no-store', credentials: 'omit'});
      files.set(name, one.ok ? new Uint8Array(await one.arrayBuffer()) : new Uint8Array());
    }
    if (!chosen) await check(note, files);
  })().catch(() => {});
})();
