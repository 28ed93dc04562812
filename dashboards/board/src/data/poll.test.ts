import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pauseMs, Poller } from './poll'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('Poller', () => {
  it('asks at its interval while answers come', async () => {
    const task = vi.fn(() => Promise.resolve())
    const poller = new Poller(task, 1_000).start()

    await vi.advanceTimersByTimeAsync(3_500)

    expect(task).toHaveBeenCalledTimes(4)
    poller.stop()
  })

  it('never asks twice at a time, and hurries when the one under way has ended', async () => {
    let end = () => {}
    const task = vi.fn(() => new Promise<void>((resolve) => (end = resolve)))
    const poller = new Poller(task, 1_000).start()

    poller.hurry()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(task).toHaveBeenCalledTimes(1)
    end()
    await vi.advanceTimersByTimeAsync(1)

    expect(task).toHaveBeenCalledTimes(2)
    poller.stop()
  })

  it('comes back by itself, with pauses of at most five seconds', async () => {
    const task = vi.fn(() => Promise.reject(new Error('down')))
    const poller = new Poller(task, 1_000).start()

    await vi.advanceTimersByTimeAsync(60_000)

    expect(task.mock.calls.length).toBeGreaterThan(60 / 5)
    expect([0, 1, 2, 3, 4, 5, 50].map((failures) => pauseMs(1_000, failures))).toEqual([
      1_000, 500, 1_000, 2_000, 4_000, 5_000, 5_000,
    ])
    poller.stop()
  })

  it('does nothing after it was stopped', async () => {
    const task = vi.fn(() => Promise.resolve())
    new Poller(task, 1_000).start().stop()

    await vi.advanceTimersByTimeAsync(5_000)

    expect(task).toHaveBeenCalledTimes(1)
  })
})
