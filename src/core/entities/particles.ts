/**
 * What Korean writes on to the end of a name without a space: case and topic particles, a few of their pairs, and the
 * courtesies 씨 and 님. Written by us.
 */
const PARTICLES = new Set(
  (
    "은 는 이 가 을 를 의 에 도 와 과 로 만 나 랑 께 씨 님 측 들 " +
    "으로 에서 에게 께서 한테 까지 부터 처럼 보다 하고 이나 이랑 라고 라는 이다 조차 마저 에는 에도 에만 와의 과의 로의 로는 로도 만의 만이 만을 씨는 씨가 씨의 측은 측이 측의 에선 " +
    "이라고 이라는 으로의 으로는 으로도 에서는 에서도 에서의 에게는 에게도 에게서 까지의 까지는 부터의 께서는 로부터 이라며 " +
    "으로부터 에게서는"
  ).split(" "),
);
const LONGEST = 4;

/** The lengths of the particles that the Korean word may end in, longest first; none is the whole word. Code units of NFC. */
export function particleLengths(text: string, start: number, end: number): readonly number[] {
  const lengths: number[] = [];
  for (let length = Math.min(LONGEST, end - start - 1); length > 0; length--)
    if (PARTICLES.has(text.slice(end - length, end))) lengths.push(length);
  return lengths;
}
