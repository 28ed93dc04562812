import { Component, type ComponentChildren } from 'preact'
import { say } from '../words/language'

/** Where drawing fails the page must not stand still and look calm: it says so, in both languages, and begins anew. */
export class Guard extends Component<{ children: ComponentChildren }, { failure: string }> {
  override state = { failure: '' }

  override componentDidCatch(failure: unknown): void {
    this.setState({ failure: String(failure) })
    setTimeout(() => location.reload(), RELOAD_AFTER_MS)
  }

  override render({ children }: { children: ComponentChildren }, { failure }: { failure: string }) {
    return failure === '' ? (
      children
    ) : (
      <div class="banner stale" role="alert">
        <strong>
          {say('page.broken', 'zh')} · {say('page.broken', 'en')}
        </strong>
        <span>{failure}</span>
      </div>
    )
  }
}

const RELOAD_AFTER_MS = 10_000
