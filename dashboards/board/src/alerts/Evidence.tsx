import { nameOf, type Names } from '../data/names'
import type { WholeAlertRow } from '../data/rows'
import { Figure } from '../frame/Figure'
import { zone } from '../frame/live'
import { href } from '../frame/route'
import { dated } from '../time/format'
import { useWords } from '../words/language'

/** By what it was judged: the record in the producer's register, the event in the topic, the time, the rule. */
export function Evidence({ alert, names }: { alert: WholeAlertRow; names: Names }) {
  const { t, code, language } = useWords()
  const judged =
    alert.window_start_ms === null || alert.window_end_ms === null
      ? ''
      : `${dated(alert.window_start_ms, zone())} – ${dated(alert.window_end_ms, zone())}`
  const position = alert.topic === '' ? '' : `${alert.topic} · ${alert.partition} · ${alert.offset}`
  const facts: readonly (readonly [string, string])[] = [
    [t('detail.window'), judged],
    [t('detail.record'), alert.record_ref],
    [t('detail.event'), alert.event_id],
    [t('detail.position'), position],
    [t('detail.noticed'), dated(alert.noticed_ms, zone())],
    [t('detail.rule'), `${nameOf(names, 'RULE', alert.rule, language)} · ${alert.rule_id}`],
    [t('detail.category'), code('category', alert.category)],
    [t('detail.ended'), alert.ended_ms === null ? '' : dated(alert.ended_ms, zone())],
  ]
  return (
    <section>
      <h3>{t('detail.evidence')}</h3>
      {alert.topic === '' ? <p class="hint">{t('detail.noEvidence')}</p> : null}
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {alert.group_id === '' ? null : (
          <div>
            <dt>{t('detail.group')}</dt>
            <dd>
              <a href={href('alerts', alert.group_id)}>{alert.group_id}</a>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('detail.id')}</dt>
          <dd>
            <Figure origin={{ query: 'alert', parameters: { alert_id: alert.alert_id } }}>{alert.alert_id}</Figure>
          </dd>
        </div>
      </dl>
    </section>
  )
}
