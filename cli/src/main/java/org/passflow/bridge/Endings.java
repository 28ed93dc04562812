package org.passflow.bridge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Ends what Alertmanager holds and no longer should, and says why: an end there need not be the end of the matter. */
final class Endings {
    private final Map<String, StoredAlert> stored;
    private final Map<String, StoredAlert> alive;
    private final Instant now;

    Endings(List<StoredAlert> stored, List<StoredAlert> alive, Instant now) {
        this.stored = byId(stored);
        this.alive = byId(alive);
        this.now = now;
    }

    PagedAlert ended(PagedAlert held) {
        StoredAlert alert = stored.get(held.alertId());
        if (held.alertId().isEmpty()) {
            return held.ended(now, now, "no longer so", "情况已变化");
        }
        if (alert == null) {
            return held.ended(now, now, "the alert is no longer there", "该预警已不存在");
        }
        return switch (alert.state()) {
            case RESOLVED -> held.ended(alert.times().ended(), now, "over, by the data", "数据显示已结束");
            case CLOSED -> held.ended(alert.times().ended(), now, "closed by a person", "已由人员关闭");
            case OPEN, ACKNOWLEDGED, SHELVED -> stillOpen(held, alert);
        };
    }

    private PagedAlert stillOpen(PagedAlert held, StoredAlert alert) {
        if (alive.containsKey(alert.id())) {
            return held.ended(now, now, "still open; goes on with another unit or severity", "未结束，已转其他单位或级别继续");
        }
        return alert.pages()
                ? held.ended(now, now, "still open; graver ones call instead", "未结束，先呼叫更严重的预警")
                : held.ended(now, now, "still open; a group speaks for it", "未结束，由所属的组继续呼叫");
    }

    private static Map<String, StoredAlert> byId(List<StoredAlert> alerts) {
        return alerts.stream().collect(Collectors.toMap(StoredAlert::id, Function.identity()));
    }
}
