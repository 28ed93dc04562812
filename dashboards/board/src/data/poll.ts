/**
 * Does something again and again: after each success at an interval (or when it says), after failures sooner at first and then with growing
 * pauses of at most five seconds, so that the page comes back by itself. Never two at a time.
 */
export class Poller {
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private running = false
  private again = false
  private stopped = true

  /** @param task may say after how many milliseconds it wants to be done again */
  constructor(
    private readonly task: () => Promise<number | void>,
    private readonly everyMs: number,
  ) {}

  start(): this {
    this.stopped = false
    void this.run()
    return this
  }

  /** As soon as can be: now, or when the one under way has ended. */
  hurry(): void {
    if (this.running) {
      this.again = true
    } else if (!this.stopped) {
      clearTimeout(this.timer)
      void this.run()
    }
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
  }

  private async run(): Promise<void> {
    this.running = true
    let wantedMs: number | void = undefined
    try {
      wantedMs = await this.task()
      this.failures = 0
    } catch {
      this.failures += 1
    }
    this.running = false
    if (!this.stopped) {
      this.timer = setTimeout(() => void this.run(), this.again ? 0 : pauseMs(Math.max(0, wantedMs ?? this.everyMs), this.failures))
      this.again = false
    }
  }
}

const LONGEST_PAUSE_MS = 5_000

/** How long to wait before the next try after so many failures in a row. */
export function pauseMs(everyMs: number, failures: number): number {
  return failures === 0 ? everyMs : Math.min(LONGEST_PAUSE_MS, 500 * 2 ** (failures - 1))
}
