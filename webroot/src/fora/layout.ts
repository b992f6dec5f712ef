// Where the knots of the map stand: a small force layout (Fruchterman and Reingold, Graph Drawing by Force-directed
// Placement, 1991) that begins on a spiral instead of by chance, so that the same web always looks the same, and ends by
// pushing boxes apart, so that every name can be read.
import type { Knot, Tie, Web } from "./web.ts";

export interface Point { x: number; y: number }
export type Places = ReadonlyMap<string, Readonly<Point>>;
export type Direction = "up" | "down" | "left" | "right";

const rounds = 300;
/** The distance at which a tie is at rest. */
const rest = 105;
/** What the forces found is brought to the size of a page before boxes are pushed apart. */
const wide = 1080;
const high = 680;
const gap = 18;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

export function layout({ knots, ties }: Web): Places {
  const places = new Map<string, Point>(knots.map(({ id }, at) => [id, { x: 60 * Math.sqrt(at) * Math.cos(at * goldenAngle), y: 40 * Math.sqrt(at) * Math.sin(at * goldenAngle) }]));
  for (let round = 0; round < rounds; round++) step(knots, ties, places, 60 * (1 - round / rounds));
  const { width, height } = bounds(knots, places);
  for (const place of places.values()) Object.assign(place, { x: (place.x * wide) / width, y: (place.y * high) / height });
  for (let round = 0; round < 400 && separate(knots, places); round++);
  return places;
}

/** The box that holds them all. */
export function bounds(knots: readonly Knot[], places: Places): { x: number; y: number; width: number; height: number } {
  const at = (knot: Knot): Readonly<Point> => places.get(knot.id)!;
  const [left, right] = [Math.min(...knots.map((k) => at(k).x - k.width / 2)), Math.max(...knots.map((k) => at(k).x + k.width / 2))];
  const [top, bottom] = [Math.min(...knots.map((k) => at(k).y - k.height / 2)), Math.max(...knots.map((k) => at(k).y + k.height / 2))];
  return { x: left - gap, y: top - gap, width: right - left + 2 * gap, height: bottom - top + 2 * gap };
}

/**
 * The next knot in a direction: nearest within a quarter to each side, those that are tied to this one before others.
 *
 * @returns undefined where nothing lies that way
 */
export function towards(from: string, direction: Direction, { knots, ties }: Web, places: Places): string | undefined {
  const here = places.get(from)!;
  const tied = new Set(ties.flatMap((tie) => (tie.from === from ? [tie.to] : tie.to === from ? [tie.from] : [])));
  const found = knots.filter(({ id }) => id !== from).map(({ id }) => {
    const { x, y } = places.get(id)!;
    const [ahead, aside] = along(direction, x - here.x, y - here.y);
    return { id, ahead, cost: ahead <= 0 || Math.abs(aside) > 1.8 * ahead ? Infinity : (ahead + 1.5 * Math.abs(aside)) * (tied.has(id) ? 0.7 : 1) };
  });
  const best = found.reduce((a, b) => (b.cost < a.cost ? b : a), { id: from, ahead: 0, cost: Infinity });
  return best.cost === Infinity ? undefined : best.id;
}

function along(direction: Direction, dx: number, dy: number): [number, number] {
  switch (direction) {
    case "up":
      return [-dy, dx];
    case "down":
      return [dy, dx];
    case "left":
      return [-dx, dy];
    case "right":
      return [dx, dy];
  }
}

/** All push each other away, ties draw together, and a light pull keeps the whole wider than high. */
function step(knots: readonly Knot[], ties: readonly Tie[], places: Map<string, Point>, most: number): void {
  const push = new Map<string, Point>(knots.map(({ id }) => [id, { x: -places.get(id)!.x * 0.1, y: -places.get(id)!.y * 0.2 }]));
  for (const [at, { id: a }] of knots.entries()) for (const { id: b } of knots.slice(at + 1)) force(a, b, places, push, (distance) => -(rest * rest) / distance);
  const many = new Map<string, number>();
  for (const { from, to } of ties) for (const id of [from, to]) many.set(id, (many.get(id) ?? 0) + 1);
  // Who sits nearly everywhere says little about where a forum belongs.
  for (const { from, to } of ties) force(from, to, places, push, (distance) => (distance * distance) / rest / Math.sqrt(Math.max(many.get(from)!, many.get(to)!)));
  for (const [id, { x, y }] of push) {
    const length = Math.hypot(x, y) || 1;
    const place = places.get(id)!;
    place.x += (x / length) * Math.min(length, most);
    place.y += (y / length) * Math.min(length, most);
  }
}

function force(a: string, b: string, places: ReadonlyMap<string, Point>, push: ReadonlyMap<string, Point>, pull: (distance: number) => number): void {
  const [one, other] = [places.get(a)!, places.get(b)!];
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const distance = Math.max(1, Math.hypot(dx, dy));
  const strength = pull(distance) / distance;
  push.get(a)!.x += dx * strength;
  push.get(a)!.y += dy * strength;
  push.get(b)!.x -= dx * strength;
  push.get(b)!.y -= dy * strength;
}

/** Moves overlapping boxes apart along the shorter way. @returns whether any did overlap */
function separate(knots: readonly Knot[], places: ReadonlyMap<string, Point>): boolean {
  let moved = false;
  for (const [at, a] of knots.entries()) {
    for (const b of knots.slice(at + 1)) {
      const [one, other] = [places.get(a.id)!, places.get(b.id)!];
      const x = (a.width + b.width) / 2 + gap - Math.abs(other.x - one.x);
      const y = (a.height + b.height) / 2 + gap - Math.abs(other.y - one.y);
      if (x <= 0.01 || y <= 0.01) continue;
      const axis = x < y ? "x" : "y";
      const half = (Math.min(x, y) / 2 + 0.01) * (other[axis] < one[axis] ? -1 : 1);
      one[axis] -= half;
      other[axis] += half;
      moved = true;
    }
  }
  return moved;
}
