// SHA-256 of bytes, as FIPS 180-4 tells it. Our own, because a page that was opened from a school’s
// network over http gets no crypto.subtle. Pure.

/** The first 32 bits behind the point of a root. @param {number} root */
const shaBits = (root) => (root - Math.floor(root)) * 2 ** 32 >>> 0;

const SHA_PRIMES = Array.from({ length: 310 }, (_, n) => n + 2)
  .filter((n, _, all) => all.every((d) => d >= n || n % d)); // 64 of them: 2 to 311
const SHA_START = SHA_PRIMES.slice(0, 8).map((p) => shaBits(Math.sqrt(p)));
const SHA_ROUND = SHA_PRIMES.map((p) => shaBits(Math.cbrt(p)));

/** The hash in hex. @param {Uint8Array} bytes */
export function sha256(bytes) {
  const size = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(size - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(size - 4, bytes.length * 8 >>> 0);
  const turn = (/** @type {number} */ x, /** @type {number} */ n) => x >>> n | x << 32 - n;
  const hash = [...SHA_START], w = new Array(64);
  for (let at = 0; at < size; at += 64) {
    for (let i = 0; i < 64; i += 1) {
      if (i < 16) { w[i] = view.getUint32(at + i * 4); continue; }
      const [a, b] = [w[i - 15], w[i - 2]];
      const s0 = turn(a, 7) ^ turn(a, 18) ^ a >>> 3, s1 = turn(b, 17) ^ turn(b, 19) ^ b >>> 10;
      w[i] = w[i - 16] + s0 + w[i - 7] + s1 | 0;
    }
    let [a, b, c, d, e, f, g, k] = hash;
    for (let i = 0; i < 64; i += 1) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25), s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const one = k + s1 + (e & f ^ ~e & g) + SHA_ROUND[i] + w[i] | 0;
      const two = s0 + (a & b ^ a & c ^ b & c) | 0;
      [k, g, f, e, d, c, b, a] = [g, f, e, d + one | 0, c, b, a, one + two | 0];
    }
    [a, b, c, d, e, f, g, k].forEach((x, i) => { hash[i] = hash[i] + x | 0; });
  }
  return hash.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
}
