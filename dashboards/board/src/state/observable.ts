import { useEffect, useState } from 'preact/hooks'

/** A value that others watch: the one form of shared state on this page. */
export class Observable<T> {
  private readonly listeners = new Set<(value: T) => void>()

  constructor(private current: T) {}

  get(): T {
    return this.current
  }

  set(value: T): void {
    if (Object.is(value, this.current)) {
      return
    }
    this.current = value
    for (const listener of [...this.listeners]) {
      listener(value)
    }
  }

  update(change: (value: T) => T): void {
    this.set(change(this.current))
  }

  /** Calls back on each change until the returned function is called. */
  watch(listener: (value: T) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}

/** Draws a component anew whenever the value changes. */
export function useObserved<T>(observable: Observable<T>): T {
  const [value, setValue] = useState(() => observable.get())
  useEffect(() => {
    setValue(() => observable.get())
    return observable.watch((next) => setValue(() => next))
  }, [observable])
  return value
}
