// Chance that a seed repeats.
export class Chance {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** Mulberry32: a number from 0 up to, without, 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, without, this. */
  below(most) {
    return Math.floor(this.next() * most);
  }

  yes(probability) {
    return this.next() < probability;
  }

  of(list) {
    return list[this.below(list.length)];
  }
}
