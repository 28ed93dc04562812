import { describe, expect, it } from 'vitest'
import { Rhythm } from './rhythm'

/** Answers of a server that finds out each second and needs so long for it, as somebody in this rhythm gets them. */
function heard(needsMs: number, lasts: number): { asked_ms: number; now_ms: number }[] {
  const rhythm = new Rhythm()
  const answers = []
  for (let asked = 60_070; asked < 60_000 + lasts; ) {
    const answer = { asked_ms: asked, now_ms: Math.floor((asked - needsMs) / 1_000) * 1_000 }
    answers.push(answer)
    asked += rhythm.nextMs(answer)
  }
  return answers
}

describe('Rhythm', () => {
  it('waits until the server will have found out again, and neither hurries nor sleeps', () => {
    const next = (keptMs: number) => new Rhythm().nextMs({ now_ms: 5_000, asked_ms: 5_000 + keptMs })

    expect([0, 400, 1_000, 9_000].map(next)).toEqual([1_000, 750, 250, 250])
  })

  it.each([20, 140, 300, 480])('asks a server that needs %i ms little more than once a second, and misses nothing', (needsMs) => {
    const answers = heard(needsMs, 60_000)
    const later = answers.slice(10)

    expect(new Set(answers.map((answer) => answer.now_ms)).size).toBeGreaterThanOrEqual(60)
    expect(answers.length).toBeLessThan(60 * 1.2)
    // What is new is on the page soon after the server has found it out.
    const first = later.filter((answer, index) => answer.now_ms !== later[index - 1]?.now_ms)
    expect(Math.max(...first.slice(1).map((answer) => answer.asked_ms - answer.now_ms - needsMs))).toBeLessThan(320)
  })
})
