// The sign of a tab: two discs that face each other, and no word. Drawn here, so that no picture need be kept; an .ico,
// because browsers ask for that name by themselves, also beside what is no page of ours.

const size = 32;
const [ground, ink] = [[0x0a, 0x52, 0x57], [0xff, 0xff, 0xff]];
const discs = [{ x: 10.5, y: 16 }, { x: 21.5, y: 16 }];
const radius = 4.6;
const corner = 7;

/** @returns {Buffer} an icon of one picture, 32 bits a point, from the lowest line up */
export function favicon() {
  const mask = (size * size) / 8;
  const head = Buffer.alloc(22 + 40);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.set([size, size], 6);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(40 + size * size * 4 + mask, 14);
  head.writeUInt32LE(22, 18);
  head.writeUInt32LE(40, 22);
  head.writeInt32LE(size, 26);
  head.writeInt32LE(size * 2, 30);
  head.writeUInt16LE(1, 34);
  head.writeUInt16LE(32, 36);
  const points = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) points.set(point(x + 0.5, size - y - 0.5), (y * size + x) * 4);
  return Buffer.concat([head, points, Buffer.alloc(mask)]);
}

/** Blue, green, red, how solid. */
function point(x, y) {
  const within = Math.max(...discs.map((disc) => cover(radius - Math.hypot(x - disc.x, y - disc.y))));
  const [r, g, b] = ground.map((value, i) => Math.round(value + (ink[i] - value) * within));
  const [dx, dy] = [x, y].map((at) => Math.max(corner - at, at - (size - corner), 0));
  return [b, g, r, Math.round(255 * cover(corner - Math.hypot(dx, dy)))];
}

function cover(distance) {
  return Math.min(1, Math.max(0, distance + 0.5));
}
